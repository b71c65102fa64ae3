package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.client;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import io.restassured.path.json.JsonPath;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;

/** One person's way through three services, by three different clients. */
class JourneyIT {

    private static final String BUSINESS_STATUS = "https://fhir.onestory.example/CodeSystem/OneStory-BusinessStatus";

    @Test
    void gpRefersCmhtAssessesAndHandsOnWithYouAcceptsAndAllReadOneStory() {
        // The GP's system is built on HAPI's client.
        IGenericClient gp = client("demo-gp");
        Bundle sent = gp.transaction()
                .withBundle(Fixtures.bundle("scenario/gp-refers-to-cmht.json"))
                .execute();
        String patient = location(sent, "Patient");
        String referral = location(sent, "ServiceRequest");

        // The CMHT's system finds the person in its work list at once, with the referral and the identity.
        IGenericClient cmht = client("demo-cmht");
        Bundle workList = cmht.search()
                .forResource(Task.class)
                .where(Task.OWNER.hasId("Organization/me"))
                .and(Task.STATUS.exactly().code("requested"))
                .and(Task.FOCUS.hasId(referral))
                .include(Task.INCLUDE_FOCUS)
                .include(Task.INCLUDE_PATIENT)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(workList.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("Task", "ServiceRequest", "Patient");
        Task task = (Task) workList.getEntryFirstRep().getResource();

        task = move(cmht, task, TaskStatus.RECEIVED);
        task = move(cmht, task, TaskStatus.ACCEPTED);
        assertThat(responsible(gp, referral)).isEqualTo("Organization/gmmh");
        task = move(cmht, task, TaskStatus.INPROGRESS);
        task = assess(cmht, task, patient);

        // It cannot go back to the GP; it goes on to With You.
        TestTask cmhtTask = new TestTask(task.getIdElement().getIdPart());
        cmhtTask.handOn("demo-cmht", "HealthcareService/gp-wigan-1")
                .then()
                .statusCode(422)
                .body("issue[0].details.coding[0].code", equalTo("no-bounce"));
        Parameters to = new Parameters();
        to.addParameter("to", new Reference("HealthcareService/with-you-wigan"));
        to.addParameter("reason", new CodeableConcept().setText("Alcohol first, then the talking therapy"));
        Bundle handedOn = cmht.operation()
                .onInstance(task.getIdElement().toVersionless())
                .named("$hand-on")
                .withParameters(to)
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(handedOn.getEntry()).hasSize(3);
        assertThat(responsible(gp, referral)).isEqualTo("Organization/gmmh");

        // With You has no HAPI: plain HTTP.
        JsonPath withYou = as("demo-withyou")
                .get("/Task?owner=Organization/me&status=requested&focus=" + referral)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(withYou.getList("entry")).hasSize(1);
        TestTask next = new TestTask(withYou.getString("entry[0].resource.id"));
        next.patchStatus("demo-withyou", "accepted").then().statusCode(200);
        assertThat(responsible(gp, referral)).isEqualTo("Organization/with-you");
        as("demo-withyou")
                .get("/ServiceRequest?responsible=Organization/me&_count=500")
                .then()
                .statusCode(200)
                .body("entry.resource.id", hasItem(referral.substring("ServiceRequest/".length())));

        // And all three read the same story.
        String story = story("demo-gp", patient);
        assertThat(story("demo-cmht", patient)).isEqualTo(story);
        assertThat(story("demo-withyou", patient)).isEqualTo(story);
        assertThat(story).contains("Low mood since a bereavement", "Text me before you call.", "With You");
    }

    private static Task move(IGenericClient client, Task task, TaskStatus status) {
        Task moved = task.copy();
        moved.setStatus(status);
        return update(client, moved);
    }

    private static Task assess(IGenericClient client, Task task, String patient) {
        ClinicalImpression assessment = new ClinicalImpression();
        assessment.setStatus(ClinicalImpressionStatus.COMPLETED);
        assessment.setSubject(new Reference(patient));
        assessment.setEffective(new DateTimeType("2026-11-03T14:00:00Z"));
        assessment.setSummary("Alcohol use drives the low mood; motivated to cut down; no risk to life today.");
        String id = client.create()
                .resource(assessment)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
        Task assessed = task.copy();
        assessed.setBusinessStatus(new CodeableConcept(new Coding(BUSINESS_STATUS, "assessed", null)));
        assessed.addOutput().setValue(new Reference(id)).getType().setText("assessment");
        return update(client, assessed);
    }

    private static Task update(IGenericClient client, Task task) {
        return (Task) client.update()
                .resource(task)
                .withAdditionalHeader("If-Match", "W/\"" + task.getIdElement().getVersionIdPart() + "\"")
                .execute()
                .getResource();
    }

    private static String responsible(IGenericClient client, String referral) {
        ServiceRequest read =
                client.read().resource(ServiceRequest.class).withId(referral).execute();
        return ((Reference)
                        read.getExtensionByUrl("https://fhir.onestory.example/StructureDefinition/OneStory-Responsible")
                                .getValue())
                .getReference();
    }

    /** The story without what tells when it was asked for. */
    private static String story(String partner, String patient) {
        return as(partner)
                .get("/" + patient + "/$story")
                .then()
                .statusCode(200)
                .body("type", equalTo("document"))
                .extract()
                .asString()
                .replaceAll("\"(timestamp|lastUpdated|date|id|value)\":\"[^\"]*\"", "");
    }

    private static String location(Bundle answer, String type) {
        return answer.getEntry().stream()
                .map(entry -> entry.getResponse().getLocation())
                .filter(location -> location.startsWith(type + "/"))
                .map(location -> location.replaceFirst("/_history/.*$", ""))
                .findFirst()
                .orElseThrow();
    }
}
