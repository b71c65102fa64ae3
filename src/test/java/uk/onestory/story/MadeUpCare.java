package uk.onestory.story;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What was said, wished, planned and asked about a person who does not exist. */
class MadeUpCare {

    private final MadeUpMaterial material;

    MadeUpCare(MadeUpMaterial material) {
        this.material = material;
    }

    /** Of no questionnaire, so that no answer takes the place of another one. */
    QuestionnaireResponse answers() {
        QuestionnaireResponse made = new QuestionnaireResponse()
                .setStatus(material.mistake(
                        QuestionnaireResponseStatus.ENTEREDINERROR, QuestionnaireResponseStatus.COMPLETED))
                .setSubject(material.person())
                .setAuthoredElement(material.date())
                .setAuthor(material.person());
        made.addItem()
                .setLinkId("1")
                .setText("A question")
                .addAnswer()
                .setValue(new StringType(material.words("An answer")));
        return made;
    }

    Goal goal() {
        return new Goal()
                .setLifecycleStatus(GoalLifecycleStatus.ACTIVE)
                .setDescription(new CodeableConcept().setText(material.words("A goal")))
                .setSubject(material.person())
                .setStart(new DateType(
                        LocalDate.of(2020, 1, 1).plusDays(material.roll(2000)).toString()))
                .setExpressedBy(material.person());
    }

    CarePlan plan() {
        CarePlan made = new CarePlan()
                .setStatus(material.mistake(CarePlanStatus.ENTEREDINERROR, CarePlanStatus.ACTIVE))
                .setIntent(CarePlanIntent.PLAN)
                .setTitle(material.words("A plan"))
                .setSubject(material.person())
                .setCreatedElement(material.date())
                .setAuthor(new Reference("Organization/trust"));
        made.addCategory(MadeUpMaterial.kind("PlanKind", material.heads() ? "joint" : "safety"));
        Reference condition = material.earlier(Condition.class);
        if (condition != null) {
            made.addAddresses(condition);
        }
        return made;
    }

    ServiceRequest referral() {
        ServiceRequest made = new ServiceRequest()
                .setStatus(material.mistake(ServiceRequestStatus.ENTEREDINERROR, ServiceRequestStatus.ACTIVE))
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(material.person())
                .setAuthoredOnElement(material.date())
                .setRequester(new Reference("Organization/gp"));
        made.addPerformer(new Reference("HealthcareService/team"));
        made.addReasonCode().setText(material.words("A reason"));
        Reference reason = material.earlier(Condition.class);
        if (reason != null) {
            made.addReasonReference(reason);
        }
        return made;
    }

    Task task() {
        Task made = new Task()
                .setStatus(material.mistake(TaskStatus.ENTEREDINERROR, TaskStatus.INPROGRESS))
                .setIntent(TaskIntent.ORDER)
                .setDescription(material.words("A step"))
                .setFor(material.person())
                .setAuthoredOnElement(material.date())
                .setRequester(new Reference("Organization/gp"))
                .setOwner(new Reference("Organization/trust"));
        made.setStatusReason(new CodeableConcept().setText(material.words("Because")));
        Reference focus = material.earlier(ServiceRequest.class);
        return focus == null ? made : made.setFocus(focus);
    }

    RelatedPerson related() {
        RelatedPerson made = new RelatedPerson().setPatient(material.person());
        made.addName().setText(material.words("A friend"));
        return made;
    }
}
