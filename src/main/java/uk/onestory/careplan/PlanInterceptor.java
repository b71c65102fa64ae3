package uk.onestory.careplan;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Where the rules of plans and episodes meet the storage. What can be judged by the resource and its last version is
 * judged before it is stored; what crosses resources when all of the transaction is written and before it is committed.
 * What the server itself writes is not judged.
 */
@Component
@Interceptor
public class PlanInterceptor implements StorageInterceptor {

    private final PlanRules plans;
    private final EpisodeRules episodes;

    PlanInterceptor(PlanRules plans, EpisodeRules episodes) {
        this.plans = plans;
        this.episodes = episodes;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.PREPARE)
    public void creating(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty()) {
            return;
        }
        if (resource instanceof EpisodeOfCare episode) {
            episodes.begin(episode);
        }
        PlanChanges.of(transaction).add(null, (Resource) resource);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.PREPARE)
    public void updating(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            return;
        }
        if (before instanceof CarePlan stored && after instanceof CarePlan plan) {
            PlanStatus.judge(stored, plan);
        } else if (before instanceof EpisodeOfCare stored && after instanceof EpisodeOfCare episode) {
            episodes.change(stored, episode, caller.get());
        } else if (before == null && after instanceof EpisodeOfCare episode) {
            episodes.begin(episode);
        }
        PlanChanges.of(transaction).add((Resource) before, (Resource) after);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.RULES)
    public void created(RequestDetails request, TransactionDetails transaction) {
        complete(request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.RULES)
    public void updated(RequestDetails request, TransactionDetails transaction) {
        complete(request, transaction);
    }

    private void complete(RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty()) {
            return;
        }
        PlanChanges changes = PlanChanges.of(transaction);
        if (changes.startCompleting()) {
            plans.complete(changes);
            episodes.complete(changes);
        }
    }
}
