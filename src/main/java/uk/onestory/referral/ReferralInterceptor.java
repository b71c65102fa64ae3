package uk.onestory.referral;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.conformance.TypeProfiles;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Where the rules of referrals meet the storage. Before a resource is stored it is judged, and the fields that the server
 * keeps are filled in, in place; HAPI handles the updates of a transaction after its creates, so a successor is known by
 * then. When all of the transaction is written, and before it is committed, what follows from it is written: Tasks for a
 * new referral, responsibility, status. A broken rule throws, and nothing is stored. What the server itself writes is not
 * judged.
 */
@Component
@Interceptor
public class ReferralInterceptor implements StorageInterceptor {

    private final ReferralPreparation preparation;
    private final TaskRules rules;
    private final ReferralCompletion completion;
    private final FollowUps followUps;
    private final Deaths deaths;

    ReferralInterceptor(
            ReferralPreparation preparation,
            TaskRules rules,
            ReferralCompletion completion,
            FollowUps followUps,
            Deaths deaths) {
        this.preparation = preparation;
        this.rules = rules;
        this.completion = completion;
        this.followUps = followUps;
        this.deaths = deaths;
    }

    /** A Task may point to its referral by its urn:uuid in the bundle: say what is behind it. */
    @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = HookOrder.PREPARE)
    public void bundle(IBaseBundle sent) {
        if (sent instanceof Bundle bundle) {
            ReferralTask.nameFocus(bundle);
            BroughtTasks.align(bundle);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.PREPARE)
    public void creating(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            return;
        }
        ForgedNotices.refuse(null, resource);
        if (resource instanceof ServiceRequest referral && TypeProfiles.isReferral(referral)) {
            preparation.send(referral, caller.get());
            ReferralChanges.of(transaction).sent(referral);
        } else if (resource instanceof Task task && ReferralTask.is(task)) {
            preparation.bring(task, ReferralChanges.of(transaction));
            ReferralChanges.of(transaction).created(task);
        } else {
            preparation.other(resource);
            followUps.creating(resource, caller.get());
            if (resource instanceof Patient person) {
                ReferralChanges.of(transaction).newPerson(person);
            }
            ReferralChanges.of(transaction).wrote(resource);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.PREPARE)
    public void updating(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty() && before != null) {
            deaths.noteJoined((Resource) before, (Resource) after, transaction);
        }
        if (caller.isEmpty() || before == null) {
            return;
        }
        ForgedNotices.refuse(before, after);
        if (after instanceof ServiceRequest referral && before instanceof ServiceRequest stored) {
            preparation.change(stored, referral, ReferralChanges.of(transaction), caller.get());
        } else if (after instanceof Task task
                && before instanceof Task stored
                && (ReferralTask.is(stored) || ReferralTask.is(task))) {
            ReferralChanges changes = ReferralChanges.of(transaction);
            rules.judge(stored, task, changes, caller.get());
            preparation.move(stored, task, caller.get());
            changes.changed(stored, task);
        } else {
            followUps.updating(before, after, caller.get());
            deaths.note((Resource) before, (Resource) after, transaction);
            ReferralChanges.of(transaction).wrote(after);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.RULES)
    public void created(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        if (resource instanceof Task task
                && ReferralTask.is(task)
                && Callers.of(request).isPresent()) {
            ReferralChanges.of(transaction).needKnown(task);
        }
        complete(request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.RULES)
    public void updated(RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty()) {
            deaths.completeJoined(transaction);
        }
        complete(request, transaction);
    }

    private void complete(RequestDetails request, TransactionDetails transaction) {
        Callers.of(request).ifPresent(caller -> {
            ReferralChanges changes = ReferralChanges.of(transaction);
            if (changes.startCompleting()) {
                completion.complete(changes, caller);
                SimilarReferrals.note(changes, request);
                deaths.complete(transaction);
            }
        });
    }
}
