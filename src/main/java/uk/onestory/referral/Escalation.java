package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;

/**
 * A referral's Task that its owner has not received by its due date is made known to sender, owner and single point of
 * access: once, in one transaction with the mark that says so. The version that was judged is the one that is changed, so
 * two nodes, or a node and the owner, never both succeed.
 */
@Component
class Escalation {

    private static final String METER = "onestory.referral.escalations";

    private static final String DUE = "due";

    private final IFhirSystemDao<Bundle, Meta> system;
    private final Messages messages;
    private final Sweep sweep;
    private final Clock clock;

    Escalation(IFhirSystemDao<Bundle, Meta> system, Messages messages, Sweep sweep, Clock clock) {
        this.system = system;
        this.messages = messages;
        this.sweep = sweep;
        sweep.announce(METER);
        this.clock = clock;
    }

    /** @return how many Tasks were escalated */
    int run(Instant until) {
        return sweep.run(METER, this::overdue, this::escalate, until);
    }

    /** What awaits receipt is what is in all inboxes now, however many referrals there ever were; the oldest comes first. */
    private SearchParameterMap overdue() {
        return SearchParameterMap.newSynchronous()
                .add(Task.SP_STATUS, new TokenParam(TaskStatus.REQUESTED.toCode()))
                .add(Task.SP_BUSINESS_STATUS, new TokenParam(Codes.BUSINESS_STATUS, Codes.AWAITING_RECEIPT))
                .add(DUE, new DateParam(ParamPrefixEnum.LESSTHAN, Date.from(clock.instant())))
                .setSort(new SortSpec(DUE));
    }

    private Sweep.Outcome escalate(Task task) {
        Date now = Date.from(clock.instant());
        boolean late = ReceiptDate.due(task)
                .filter(due -> due.isBefore(now.toInstant()))
                .isPresent();
        if (!ReferralTask.is(task) || !late) {
            return Sweep.Outcome.NOTHING_TO_DO;
        }
        Task marked = task.copy();
        Silence.notReceived(marked, now);
        marked.setLastModifiedElement(new DateTimeType(now));
        tell(Notice.NOT_RECEIVED, marked);
        return Sweep.Outcome.DONE;
    }

    /** Stores the Task as it is marked, with the messages about it, if nobody has changed it meanwhile. */
    void tell(Notice notice, Task marked) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry(Entries.update(marked, marked.getIdElement().getVersionIdPart()));
        messages.escalation(notice, marked)
                .forEach(message -> bundle.addEntry(Entries.create(message, "urn:uuid:" + UUID.randomUUID())));
        system.transaction(AlreadyValidated.mark(Callers.server()), bundle);
    }
}
