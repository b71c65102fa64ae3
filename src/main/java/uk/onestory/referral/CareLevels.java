package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.FhirPackage;

/** A step up or down is one level of care more or less in the person's joint plan: same journey, same plan. */
@Component
class CareLevels {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-CareLevel";
    private static final String CODES = FhirPackage.BASE + "/CodeSystem/OneStory-CareLevel";
    private static final String PLAN_KIND = FhirPackage.BASE + "/CodeSystem/OneStory-PlanKind";

    /** From least to most help. */
    static final List<String> ORDER = List.of(
            "self-management", "primary-care", "living-well", "community-team", "intensive-community", "inpatient");

    private final DaoRegistry daos;
    private final ServerWrites server;

    CareLevels(DaoRegistry daos, ServerWrites server) {
        this.daos = daos;
        this.server = server;
    }

    /** A plan that names no level, or is at the end of the scale, stays as it is. */
    void follow(Task stepped, ReferralChanges changes) {
        int step = Codes.isBusinessStatus(stepped.getBusinessStatus(), Set.of(Codes.STEPPED_UP)) ? 1 : -1;
        SearchParameterMap joint = SearchParameterMap.newSynchronous()
                .add(CarePlan.SP_SUBJECT, new ReferenceParam(Refs.to(stepped.getFor())))
                .add(CarePlan.SP_STATUS, new TokenParam("active"))
                .add(CarePlan.SP_CATEGORY, new TokenParam(PLAN_KIND, "joint"));
        daos.getResourceDao(CarePlan.class).search(joint, Callers.server()).getAllResources().stream()
                .map(CarePlan.class::cast)
                .forEach(plan -> move(plan.copy(), step, changes));
    }

    private void move(CarePlan plan, int step, ReferralChanges changes) {
        Extension level = plan.getExtensionByUrl(EXTENSION);
        if (level == null || !(level.getValue() instanceof CodeableConcept now)) {
            return;
        }
        int next = ORDER.indexOf(now.getCodingFirstRep().getCode()) + step;
        if (ORDER.contains(now.getCodingFirstRep().getCode()) && next >= 0 && next < ORDER.size()) {
            level.setValue(new CodeableConcept(new Coding(CODES, ORDER.get(next), null)));
            server.update(plan, changes);
        }
    }
}
