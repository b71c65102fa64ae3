package uk.onestory.referral;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.server.StoredResources;

/**
 * Who has died needs nothing more, but their open Tasks stay in the work lists until their owners close them: each gets a
 * note that says so, and by that comes up among what has changed ({@code _lastUpdated}).
 */
@Component
class Deaths {

    static final String WORDS =
            "This person has died. Please close this Task: status cancelled with the statusReason deceased.";

    private static final String KEY = Deaths.class.getName();
    private static final String PERSON = "Task.for.where(resolve() is Patient)";

    private final StoredResources stored;
    private final ServerWrites server;
    private final Clock clock;

    Deaths(StoredResources stored, ServerWrites server, Clock clock) {
        this.stored = stored;
        this.server = server;
        this.clock = clock;
    }

    /** Remembers who is said to have died by a change of their record. */
    void note(Resource before, Resource after, TransactionDetails transaction) {
        if (before instanceof Patient known
                && after instanceof Patient patient
                && !hasDied(known)
                && hasDied(patient)) {
            told(transaction).add("Patient/" + patient.getIdElement().getIdPart());
        }
    }

    /** When all of the transaction is written: whoever closes the Tasks in it is not told again. */
    void complete(TransactionDetails transaction) {
        List<String> people = List.copyOf(told(transaction));
        told(transaction).clear();
        for (String person : people) {
            for (Resource resource : stored.referringTo(PERSON, person)) {
                if (resource instanceof Task task
                        && ReferralTask.is(task)
                        && ReferralTask.isOpen(task)
                        && !ReferralTask.isJointParent(task)) {
                    tell(task, transaction);
                }
            }
        }
    }

    private void tell(Task stored, TransactionDetails transaction) {
        Date now = Date.from(clock.instant());
        Task task = server.read(Task.class, "Task/" + stored.getIdElement().getIdPart());
        task.addNote(new Annotation()
                .setAuthor(new StringType("OneStory"))
                .setTime(now)
                .setText(WORDS));
        task.setLastModified(now);
        server.update(task, transaction);
    }

    private static List<String> told(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(KEY, ArrayList::new);
    }

    private static boolean hasDied(Patient patient) {
        return patient.hasDeceased()
                && !(patient.getDeceased() instanceof BooleanType deceased && !deceased.booleanValue());
    }
}
