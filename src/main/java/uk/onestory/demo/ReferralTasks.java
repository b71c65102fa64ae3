package uk.onestory.demo;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.server.Extensions;

/**
 * The Tasks that the server makes for a referral, as a partner finds them on its work list. What is expected of the
 * server stands here alone: one Task for each service asked, with {@code OneStory-Service} naming it; the parent of a
 * joint referral names none.
 */
@Component
class ReferralTasks {

    private static final String SERVICE = Codes.profile("Service");

    private final DaoRegistry daos;

    ReferralTasks(DaoRegistry daos) {
        this.daos = daos;
    }

    /**
     * The Tasks as they are stored now.
     *
     * @param actor who looks
     * @param referrals references to ServiceRequests
     */
    Found find(Actor actor, Collection<String> referrals) {
        ReferenceOrListParam focus = new ReferenceOrListParam();
        referrals.forEach(referral -> focus.add(new ReferenceParam(referral)));
        SearchParameterMap onReferrals = SearchParameterMap.newSynchronous().add(Task.SP_FOCUS, focus);
        Found found = new Found(new HashMap<>());
        daos
                .getResourceDao(Task.class)
                .search(onReferrals, Callers.inProcess(actor.caller()))
                .getAllResources()
                .stream()
                .filter(Objects::nonNull)
                .map(Task.class::cast)
                .forEach(found::add);
        return found;
    }

    /** By referral and service. */
    record Found(Map<Key, Task> tasks) {

        record Key(String referral, String service) {}

        Task of(JourneyRun run, String service) {
            Task task = tasks.get(new Key(run.referral(), "HealthcareService/" + service));
            if (task == null) {
                throw new IllegalStateException("the server made no Task for " + service + " on " + run.referral());
            }
            return task;
        }

        private void add(Task task) {
            Extension service = Extensions.first(task, SERVICE);
            if (service != null) {
                tasks.put(new Key(reference(task.getFocus()), reference((Reference) service.getValue())), task);
            }
        }

        private static String reference(Reference reference) {
            return reference.getReferenceElement().toUnqualifiedVersionless().getValue();
        }
    }
}
