package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What partners send for the steps of a referral, and what the answer is when one is refused. */
final class StepRequests {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";

    private StepRequests() {}

    static void hold(TestTask task) {
        Task held = task.read();
        held.setStatus(TaskStatus.ONHOLD);
        held.setStatusReason(concept("StatusReason", "information-needed"));
        held.setBusinessStatus(concept("BusinessStatus", "information-requested"));
        task.put("demo-cmht", held).then().statusCode(200);
    }

    static Response handOn(String partner, TestTask task, String service, String assessment) {
        Parameters parameters = new Parameters()
                .addParameter("to", new Reference("HealthcareService/" + service))
                .addParameter("reason", new CodeableConcept().setText("Fits better"));
        if (assessment != null) {
            parameters.addParameter("assessment", new Reference(assessment));
        }
        return as(partner).body(json(parameters)).post("/Task/" + task.id() + "/$hand-on");
    }

    /** Another referral of the same person to the same service, for one reason more. */
    static Referral again(Referral first) {
        String id = store("demo-gp", another(first)).substring("ServiceRequest/".length());
        return new Referral(id, first.patient(), first.nhsNumber());
    }

    /** To be sent. */
    static ServiceRequest another(Referral first) {
        ServiceRequest copy = stored(first);
        copy.setIdElement(null);
        copy.addReasonCode().setText("Asked again " + UUID.randomUUID());
        return copy;
    }

    static ServiceRequest stored(Referral referral) {
        return OneStoryServer.client("demo-gp")
                .read()
                .resource(ServiceRequest.class)
                .withId(referral.id())
                .execute();
    }

    static ClinicalImpression assessment(Referral referral) {
        ClinicalImpression assessment = new ClinicalImpression();
        assessment.setStatus(ClinicalImpressionStatus.COMPLETED);
        assessment.setSubject(new Reference("Patient/" + referral.patient()));
        assessment.setEffective(new DateTimeType("2026-11-03T14:00:00Z"));
        assessment.setSummary("Would like to drink less.");
        return assessment;
    }

    static Bundle withAssessment(Task task, Referral referral) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl("urn:uuid:5c0a31a2-6a3c-4c0e-9c5f-0f2b7d1c2e01")
                .setResource(assessment(referral))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("ClinicalImpression");
        put(bundle, task);
        return bundle;
    }

    static void put(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .setIfMatch("W/\"" + resource.getIdElement().getVersionIdPart() + "\"");
    }

    static String store(String partner, Resource resource) {
        Response created = as(partner).body(json(resource)).post("/" + resource.fhirType());
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return resource.fhirType() + "/" + created.path("id");
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(CODES + system, code, null));
    }

    static void refused(Response response, String rule) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(response.<String>path("issue[0].details.coding[0].code"))
                .as(response.asString())
                .isEqualTo(rule);
    }

    static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
