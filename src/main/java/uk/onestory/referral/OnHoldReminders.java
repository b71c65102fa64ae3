package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;

/**
 * A Task on hold that nobody touches reminds its requester, at a pace and so many times; after the last reminder the single
 * point of access is asked to see to it. Whatever anybody writes on the Task begins the time anew, not the count.
 */
@Component
class OnHoldReminders {

    private static final String METER = "onestory.referral.reminders";

    private final IFhirSystemDao<Bundle, Meta> system;
    private final Messages messages;
    private final Escalation escalation;
    private final Sweep sweep;
    private final SilenceSettings settings;
    private final Clock clock;

    OnHoldReminders(
            IFhirSystemDao<Bundle, Meta> system,
            Messages messages,
            Escalation escalation,
            Sweep sweep,
            SilenceSettings settings,
            Clock clock) {
        this.system = system;
        this.messages = messages;
        this.escalation = escalation;
        this.sweep = sweep;
        sweep.announce(METER);
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many Tasks brought a reminder, or were escalated after the last one */
    int run(Instant until) {
        return sweep.run(METER, this::untouched, this::remind, until);
    }

    private SearchParameterMap untouched() {
        Duration shortest = settings.onHoldReminderAfter().compareTo(settings.onHoldReminderEvery()) < 0
                ? settings.onHoldReminderAfter()
                : settings.onHoldReminderEvery();
        SearchParameterMap untouched = SearchParameterMap.newSynchronous()
                .add(Task.SP_STATUS, new TokenParam(TaskStatus.ONHOLD.toCode()))
                .add(Task.SP_BUSINESS_STATUS, new TokenParam(Codes.BUSINESS_STATUS, Codes.INFORMATION_REQUESTED));
        untouched.setLastUpdated(
                new DateRangeParam(null, Date.from(clock.instant().minus(shortest))));
        return untouched;
    }

    private Sweep.Outcome remind(Task task) {
        int reminders = Silence.reminders(task);
        Duration wait = reminders == 0 ? settings.onHoldReminderAfter() : settings.onHoldReminderEvery();
        Instant touched = task.getMeta().getLastUpdated().toInstant();
        if (!ReferralTask.is(task) || touched.plus(wait).isAfter(clock.instant())) {
            return Sweep.Outcome.NOTHING_TO_DO;
        }
        Task marked = task.copy();
        if (reminders < settings.onHoldReminders()) {
            Silence.reminded(marked, Date.from(clock.instant()));
            store(marked);
        } else {
            Silence.notAnswered(marked);
            escalation.tell(Notice.NOT_ANSWERED, marked);
        }
        return Sweep.Outcome.DONE;
    }

    private void store(Task marked) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry(Entries.update(marked, marked.getIdElement().getVersionIdPart()));
        bundle.addEntry(Entries.create(messages.reminder(marked), "urn:uuid:" + UUID.randomUUID()));
        system.transaction(AlreadyValidated.mark(Callers.server()), bundle);
    }
}
