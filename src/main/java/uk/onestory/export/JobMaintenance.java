package uk.onestory.export;

import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.model.StatusEnum;
import ca.uhn.fhir.util.Batch2JobDefinitionConstants;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves exports from step to step each second, on the node that took them and while there are any. HAPI's own pass comes
 * once a minute and a small export would wait for several; it still picks up what a node that died has left.
 */
@Component
class JobMaintenance {

    /** Passes after the last job was seen: one that was just announced is stored a moment later. */
    private static final int LINGER = 10;

    private final IJobMaintenanceService maintenance;
    private final IJobPersistence jobs;
    private final AtomicInteger passesLeft = new AtomicInteger();

    JobMaintenance(@Lazy IJobMaintenanceService maintenance, @Lazy IJobPersistence jobs) {
        this.maintenance = maintenance;
        this.jobs = jobs;
    }

    void jobStarts() {
        passesLeft.set(LINGER);
    }

    @Scheduled(fixedDelay = 1_000)
    void pass() {
        if (passesLeft.get() == 0) {
            return;
        }
        passesLeft.decrementAndGet();
        if (running()) {
            passesLeft.set(LINGER);
        }
        maintenance.runMaintenancePass();
    }

    private boolean running() {
        return !jobs.fetchInstancesByJobDefinitionIdAndStatus(
                        Batch2JobDefinitionConstants.BULK_EXPORT, StatusEnum.getNotEndedStatuses(), 1, 0)
                .isEmpty();
    }
}
