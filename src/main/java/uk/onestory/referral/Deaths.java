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
    private static final String JOINED = KEY + ".joined";
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
            told(transaction).add(reference(patient));
        }
    }

    /** When all of the transaction is written: whoever closes the Tasks in it is not told again. */
    void complete(TransactionDetails transaction) {
        complete(told(transaction), transaction);
    }

    private void complete(List<String> told, TransactionDetails transaction) {
        if (told.isEmpty()) {
            return;
        }
        List<String> people = List.copyOf(told);
        told.clear();
        for (String person : people) {
            for (Resource resource : stored.referringTo(PERSON, person)) {
                if (resource instanceof Task task && isToBeClosed(task)) {
                    tell(task, transaction);
                }
            }
        }
    }

    private static boolean isToBeClosed(Task task) {
        return ReferralTask.is(task) && ReferralTask.isOpen(task) && !ReferralTask.isJointParent(task);
    }

    /**
     * What the server writes where two records of one person are joined: the one that goes on learns of a death from the
     * other, or gets the other one's Tasks. The latter are told in place, before they are stored.
     */
    void noteJoined(Resource before, Resource after, TransactionDetails transaction) {
        if (before instanceof Patient known && after instanceof Patient patient) {
            if (!hasDied(known) && hasDied(patient)) {
                joined(transaction).add(reference(patient));
            }
        } else if (before instanceof Task stored
                && after instanceof Task task
                && isToBeClosed(task)
                && !Refs.same(stored.getFor(), task.getFor())
                && Refs.isType(task.getFor(), "Patient")
                && hasDied(server.read(Patient.class, Refs.to(task.getFor())))
                && task.getNote().stream().noneMatch(note -> WORDS.equals(note.getText()))) {
            addNote(task);
        }
    }

    void completeJoined(TransactionDetails transaction) {
        complete(joined(transaction), transaction);
    }

    private void tell(Task stored, TransactionDetails transaction) {
        Task task = server.read(Task.class, "Task/" + stored.getIdElement().getIdPart());
        addNote(task);
        server.update(task, transaction);
    }

    private void addNote(Task task) {
        Date now = Date.from(clock.instant());
        task.addNote(new Annotation()
                .setAuthor(new StringType("OneStory"))
                .setTime(now)
                .setText(WORDS));
        task.setLastModified(now);
    }

    private static String reference(Patient patient) {
        return "Patient/" + patient.getIdElement().getIdPart();
    }

    private static List<String> joined(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(JOINED, ArrayList::new);
    }

    private static List<String> told(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(KEY, ArrayList::new);
    }

    private static boolean hasDied(Patient patient) {
        return patient.hasDeceased()
                && !(patient.getDeceased() instanceof BooleanType deceased && !deceased.booleanValue());
    }
}
