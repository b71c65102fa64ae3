package uk.onestory.export;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.model.JobInstance;
import ca.uhn.fhir.batch2.model.StatusEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.bulk.BulkExportJobParameters;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.util.Batch2JobDefinitionConstants;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;

/** A job belongs to the partner that started it; to all others it does not exist. */
@Component
class ExportOwner {

    private static final String KEY = "onestory-partner";

    private final IJobCoordinator jobs;

    ExportOwner(IJobCoordinator jobs) {
        this.jobs = jobs;
    }

    static void own(BulkExportJobParameters job, Caller caller) {
        job.setUserData(KEY, caller.partner().id());
    }

    /** The job, if it is an export of the caller's that was not cancelled. */
    Optional<JobInstance> find(String jobId, RequestDetails request) {
        try {
            JobInstance job = jobs.getInstance(jobId);
            return Batch2JobDefinitionConstants.BULK_EXPORT.equals(job.getJobDefinitionId())
                            && job.getStatus() != StatusEnum.CANCELLED
                            && owns(job, request)
                    ? Optional.of(job)
                    : Optional.empty();
        } catch (ResourceNotFoundException absent) {
            return Optional.empty();
        }
    }

    private static boolean owns(JobInstance job, RequestDetails request) {
        Object owner =
                job.getParameters(BulkExportJobParameters.class).getUserData().get(KEY);
        return owner != null
                && Callers.of(request)
                        .map(caller -> caller.partner().id())
                        .filter(owner::equals)
                        .isPresent();
    }
}
