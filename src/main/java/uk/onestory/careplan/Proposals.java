package uk.onestory.careplan;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.access.Visibility;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Makes of a PlanDefinition what it would mean for one person. */
@Component
class Proposals {

    private final DaoRegistry daos;
    private final Visibility visibility;
    private final Actions actions;
    private final OneJointPlan plans;
    private final Clock clock;

    Proposals(DaoRegistry daos, Visibility visibility, Actions actions, OneJointPlan plans, Clock clock) {
        this.daos = daos;
        this.visibility = visibility;
        this.actions = actions;
        this.plans = plans;
        this.clock = clock;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404 for a person who is not visible, 422 */
    Proposal make(PlanDefinition definition, ApplyRequest asked, RequestDetails request) {
        Patient person = person(asked.subject(), request);
        exists("practitioner", asked.practitioner());
        exists("organization", asked.organization());
        String caller = Callers.of(request).orElseThrow().organization();
        Parties parties = new Parties(person, asked.organization() == null ? caller : asked.organization(), caller);
        List<Resource> activities = actions.apply(definition, parties);
        CarePlan plan = plan(definition, asked, caller);
        return new Proposal(
                plan, activities, asked.transaction() ? jointPlan(asked.subject(), request) : Optional.empty());
    }

    /**
     * @param person for whom
     * @param owner who will do it, {@code Organization/id}
     * @param requester who asks for it, {@code Organization/id}: the caller
     */
    record Parties(Patient person, String owner, String requester) {}

    private CarePlan plan(PlanDefinition definition, ApplyRequest asked, String caller) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlanStatus.DRAFT);
        plan.setIntent(CarePlanIntent.PROPOSAL);
        plan.addInstantiatesCanonical(canonical(definition.getUrl(), definition.getVersion()));
        plan.setTitle(definition.getTitle());
        plan.setDescription(definition.getDescription());
        plan.setSubject(new Reference(asked.subject()));
        plan.setCreated(Date.from(clock.instant()));
        plan.setAuthor(new Reference(asked.practitioner() == null ? caller : asked.practitioner()));
        plan.addContributor(new Reference(caller));
        return plan;
    }

    static String canonical(String url, String version) {
        return new CanonicalType(version == null ? url : url + "|" + version).getValue();
    }

    /** The plan that the activities would belong to, as the caller may see it. */
    private Optional<CarePlan> jointPlan(String person, RequestDetails request) {
        return plans.active(person, PlanChanges.none()).stream()
                .filter(plan -> visibility.mayBeShown(request, plan))
                .findFirst();
    }

    /** By HAPI's own read with the caller's request: whoever the caller may not know is absent in the same words. */
    private Patient person(String reference, RequestDetails request) {
        IdType id = new IdType(reference);
        Patient person = daos.getResourceDao(Patient.class).read(id, request);
        if (person == null || !visibility.mayBeShown(request, person)) {
            throw new ResourceNotFoundException(id);
        }
        return person;
    }

    private void exists(String name, String reference) {
        if (reference == null) {
            return;
        }
        IdType id = new IdType(reference);
        try {
            daos.getResourceDao(id.getResourceType()).read(id, Callers.server());
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            throw Refusal.of(Rule.REFERENCE_UNKNOWN, name + ": " + reference + " does not exist in the directory.");
        }
    }
}
