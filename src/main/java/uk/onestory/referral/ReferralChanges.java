package uk.onestory.referral;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.directory.CareService;

/** What one transaction does to referrals and their Tasks. The resources are the ones being written, not copies. */
final class ReferralChanges {

    private static final String KEY = ReferralChanges.class.getName();

    private final TransactionDetails transaction;
    private final List<ServiceRequest> sent = new ArrayList<>();
    private final List<Task> created = new ArrayList<>();
    private final List<TaskChange> changed = new ArrayList<>();
    private final List<Resource> others = new ArrayList<>();
    private final List<ServiceRequest> withdrawn = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Task> made = new ArrayList<>();
    private final List<ServiceRequest> reprioritised = new ArrayList<>();
    private final List<ServiceRequest> reasoned = new ArrayList<>();
    private final IdentityHashMap<ServiceRequest, List<CareService>> asked = new IdentityHashMap<>();
    private final IdentityHashMap<ServiceRequest, String> similar = new IdentityHashMap<>();
    private final List<Patient> newPeople = new ArrayList<>();
    private boolean completing;

    /**
     * @param before as it was stored
     * @param after as it will be stored
     */
    record TaskChange(Task before, Task after) {

        boolean to(Task.TaskStatus status) {
            return after.getStatus() == status && before.getStatus() != status;
        }
    }

    private ReferralChanges(TransactionDetails transaction) {
        this.transaction = transaction;
    }

    static ReferralChanges of(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(KEY, () -> {
            transaction.addRollbackUndoAction(() -> transaction.clearUserData(KEY)); // tried again, it begins anew
            return new ReferralChanges(transaction);
        });
    }

    TransactionDetails transaction() {
        return transaction;
    }

    void sent(ServiceRequest referral) {
        sent.add(referral);
    }

    /** The services behind the performers of a new referral. */
    void asks(ServiceRequest referral, List<CareService> services) {
        asked.put(referral, services);
    }

    List<CareService> asked(ServiceRequest referral) {
        return asked.getOrDefault(referral, List.of());
    }

    /** A new referral is much like one that is open. */
    void similar(ServiceRequest referral, String open) {
        similar.put(referral, open);
    }

    /** What each new referral is much like. */
    IdentityHashMap<ServiceRequest, String> similar() {
        return similar;
    }

    void newPerson(Patient person) {
        newPeople.add(person);
    }

    /** Whether nobody can have written about the person before. */
    boolean isNew(String person) {
        return newPeople.stream()
                .anyMatch(patient ->
                        person.equals("Patient/" + patient.getIdElement().getIdPart()));
    }

    void created(Task task) {
        created.add(task);
    }

    void changed(Task before, Task after) {
        changed.add(new TaskChange(before, after));
    }

    /** Something else that the transaction writes, which a Task may name as the support that is in place. */
    void wrote(IBaseResource resource) {
        others.add((Resource) resource);
    }

    /** What the transaction writes under this reference, once it has its id. */
    <T extends Resource> Optional<T> written(Class<T> type, String reference) {
        return others.stream()
                .filter(resource -> type.isInstance(resource)
                        && reference.equals(resource.fhirType() + "/"
                                + resource.getIdElement().getIdPart()))
                .map(type::cast)
                .reduce((first, last) -> last);
    }

    /** The server makes a Task for a service. */
    void made(Task task) {
        made.add(task);
    }

    List<Task> made() {
        return made;
    }

    /** The sender gives a referral another priority. */
    void reprioritised(ServiceRequest referral) {
        reprioritised.add(referral);
    }

    List<ServiceRequest> reprioritised() {
        return reprioritised;
    }

    /** An open referral is given other reasons. */
    void reasoned(ServiceRequest referral) {
        reasoned.add(referral);
    }

    List<ServiceRequest> reasoned() {
        return reasoned;
    }

    /** The requester withdraws the referral. */
    void withdrawn(ServiceRequest referral) {
        withdrawn.add(referral);
    }

    List<ServiceRequest> withdrawn() {
        return withdrawn;
    }

    /** Something that can be judged only when all of the transaction is written, because what it needs may be in it. */
    void later(Runnable judgement) {
        later.add(judgement);
    }

    List<Runnable> later() {
        return later;
    }

    /** A Task on a referral that was not recognised as one before it was stored has met no rule: it is refused. */
    void needKnown(Task task) {
        if (created.stream().noneMatch(known -> known == task)) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "Name the referral in Task.focus by its id, or by the placeholder that it has in the bundle.",
                    "Task.focus");
        }
    }

    List<ServiceRequest> sent() {
        return sent;
    }

    List<Task> created() {
        return created;
    }

    List<TaskChange> changed() {
        return changed;
    }

    /** The Tasks that the transaction makes on a referral. */
    Stream<Task> createdOn(String referral) {
        return created.stream().filter(task -> referral.equals(Refs.to(task.getFocus())));
    }

    /** True once: at the first sign that all of the transaction is written. */
    boolean startCompleting() {
        boolean first = !completing;
        completing = true;
        return first;
    }
}
