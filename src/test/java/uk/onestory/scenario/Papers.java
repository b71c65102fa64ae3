package uk.onestory.scenario;

import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What goes with referrals in random journeys. */
final class Papers {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";
    private static final Date AHEAD = new DateTimeType("2099-06-01T10:00:00+01:00").getValue();

    private Papers() {}

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(CODES + system, code, null));
    }

    static ServiceRequest referral(String patient, String requester, String... services) {
        ServiceRequest referral = new ServiceRequest();
        referral.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        referral.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        referral.setSubject(new Reference("Patient/" + patient));
        referral.setRequester(new Reference("Organization/" + requester));
        referral.setAuthoredOnElement(new DateTimeType("2026-11-02T10:15:00Z"));
        referral.addReasonCode()
                .setText("Drinks to sleep, and is low, " + UUID.randomUUID()); // sent again it is another
        for (String service : services) {
            referral.addPerformer(new Reference("HealthcareService/" + service));
        }
        return referral;
    }

    static ClinicalImpression assessment(String patient) {
        ClinicalImpression assessment = new ClinicalImpression();
        assessment.setStatus(ClinicalImpressionStatus.COMPLETED);
        assessment.setSubject(new Reference("Patient/" + patient));
        assessment.setEffective(new DateTimeType("2026-11-03T14:00:00Z"));
        assessment.setSummary("Sleeps badly; would like to drink less.");
        return assessment;
    }

    static CarePlan stayingWell(String patient) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE);
        plan.setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.addCategory(concept("PlanKind", "staying-well"));
        plan.setSubject(new Reference("Patient/" + patient));
        return plan;
    }

    static Task followUp(String patient, String requester, String owner) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setFor(new Reference("Patient/" + patient));
        task.setRequester(new Reference("Organization/" + requester));
        task.setOwner(new Reference("Organization/" + owner));
        task.getRestriction().getPeriod().setEnd(AHEAD);
        return task;
    }
}
