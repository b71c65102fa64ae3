package uk.onestory.ask;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.access.Callers;
import uk.onestory.access.CareCircles;
import uk.onestory.conformance.AlreadyValidated;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.NodeLock;
import uk.onestory.story.StoryOpened;

/**
 * Puts what is to be looked at into the work list of who has to, once. One node at a time looks, which saves work only:
 * that nobody is told twice follows from the row, which takes one Task in the transaction that makes it.
 */
@Component
class CurrencyWatch implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(CurrencyWatch.class);
    private static final String NOTICES = FhirPackage.BASE + "/CodeSystem/OneStory-Notice";
    private static final int PAGE = 100;

    /** A round begins nothing new after this time; the next one goes on. */
    private static final Duration ROUND = Duration.ofSeconds(20);
    /** After this time the lock of a node that died is free. */
    private static final Duration LOCK = Duration.ofSeconds(30);

    private final DueTable table;
    private final Dues dues;
    private final CareCircles circles;
    private final DaoRegistry daos;
    private final NodeLock lock;
    private final TransactionTemplate writing;
    private final CurrencySettings settings;
    private final Clock clock;

    CurrencyWatch(
            DueTable table,
            Dues dues,
            CareCircles circles,
            DaoRegistry daos,
            NodeLock lock,
            PlatformTransactionManager transactions,
            CurrencySettings settings,
            Clock clock) {
        this.table = table;
        this.dues = dues;
        this.circles = circles;
        this.daos = daos;
        this.lock = lock;
        this.writing = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(
                new IntervalTask(this::round, settings.currencyInterval(), settings.currencyInterval()));
    }

    void round() {
        lock.runIfFree("currency", LOCK, this::look);
    }

    /** What fails here the next round does. */
    void opened(StoryOpened story) {
        table.about(Due.Kind.STORY_NOT_OPENED, "Patient/" + story.person()).stream()
                .filter(due -> due.organization().equals(story.organization()))
                .forEach(due -> attempt(due, () -> dues.settle(due, this::update)));
    }

    void look() {
        table.openedSince().forEach(due -> attempt(due, () -> dues.settle(due, this::update)));
        Instant until = clock.instant().plus(ROUND);
        int left = 0;
        List<Due> page;
        do {
            page = table.late(Moments.day(clock.instant()), PAGE, left);
            for (Due due : page) {
                if (clock.instant().isAfter(until)) {
                    return;
                }
                left += attempt(due, () -> tell(due)) ? 0 : 1;
            }
        } while (page.size() == PAGE);
    }

    /** Each in a transaction of its own: what fails is left for the next round. */
    private boolean attempt(Due due, Runnable work) {
        try {
            writing.executeWithoutResult(status -> work.run());
            return true;
        } catch (ConcurrencyFailureException lost) {
            LOG.debug("{} of {} was looked after at the same moment", due.kind().code(), due.about());
            return false;
        } catch (RuntimeException failed) {
            LOG.warn("{} of {} could not be looked after", due.kind().code(), due.about(), failed);
            return false;
        }
    }

    /** Who no longer cares for the person has nothing to look at. */
    private void tell(Due due) {
        Set<String> circle = circles.of(List.of(due.person())).get(due.person());
        if (!circle.contains("Organization/" + due.organization())) {
            dues.settle(due, this::update);
            return;
        }
        String task = daos.getResourceDao(Task.class)
                .create(task(due), AlreadyValidated.mark(Callers.server()))
                .getId()
                .getIdPart();
        if (!table.told(due, task)) {
            throw new OptimisticLockingFailureException("told by another node, or looked at meanwhile");
        }
    }

    private Task task(Due due) {
        Task task = new Task();
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setCode(new CodeableConcept(new Coding(NOTICES, due.kind().code(), null)));
        task.setDescription(due.kind().words());
        task.setFocus(new Reference(due.about()));
        task.setFor(new Reference("Patient/" + due.person()));
        task.setOwner(new Reference("Organization/" + due.organization()));
        task.setAuthoredOn(Date.from(clock.instant()));
        task.setLastModified(task.getAuthoredOn());
        return task;
    }

    private void update(Task task) {
        daos.getResourceDao(Task.class).update(task, AlreadyValidated.mark(Callers.server()));
    }
}
