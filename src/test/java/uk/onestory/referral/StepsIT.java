package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What the steps of a referral's Task need, beyond what a grid can show. */
class StepsIT {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "RECEIVED", "ACCEPTED", "INPROGRESS"})
    void fromOnHoldATaskGoesBackToWhereItStood(TaskStatus before) {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        for (TaskStatus step : List.of(TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS)) {
            if (before != TaskStatus.REQUESTED && task.read().getStatus() != before) {
                task.patchStatus("demo-cmht", step.toCode()).then().statusCode(200);
            }
        }
        Task stood = task.read();
        hold(task);

        for (TaskStatus other : List.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED)) {
            if (other != before) {
                refused(task.patchStatus("demo-cmht", other.toCode()), "illegal-transition");
            }
        }
        task.patchStatus("demo-cmht", before.toCode()).then().statusCode(200);
        Task resumed = task.read();
        assertThat(resumed.getBusinessStatus().equalsDeep(stood.getBusinessStatus()))
                .isTrue();
        assertThat(resumed.hasStatusReason()).isFalse();
    }

    @Test
    void aTaskIsNeverWithoutStatus() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        refused(task.patch("demo-cmht", "[{\"op\":\"remove\",\"path\":\"/status\"}]"), "illegal-transition");
    }

    @Test
    void requesterAnswersWithSomethingOfThisPerson() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        hold(task);
        Task answer = task.read();
        answer.setStatus(TaskStatus.REQUESTED);
        answer.addInput()
                .setValue(new Reference("Patient/" + Referral.toCmht().patient()))
                .getType()
                .setText("somebody else");
        refused(task.put("demo-gp", answer), "reason-needed");

        // the answer may come in the same transaction
        answer.getInputFirstRep().setValue(new Reference("urn:uuid:5c0a31a2-6a3c-4c0e-9c5f-0f2b7d1c2e01"));
        as("demo-gp").body(json(withAssessment(answer, referral))).post().then().statusCode(200);
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void assessmentIsOfThisPersonAndMayComeInTheSameTransaction() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        Task assessed = task.read();
        assessed.setStatus(TaskStatus.INPROGRESS);
        assessed.setBusinessStatus(concept("BusinessStatus", "assessed"));
        String foreign = create("demo-cmht", assessment(Referral.toCmht()));
        assessed.addOutput().setValue(new Reference(foreign)).getType().setText("assessment");
        refused(task.put("demo-cmht", assessed), "assessment-needed");

        assessed.getOutputFirstRep().setValue(new Reference("urn:uuid:5c0a31a2-6a3c-4c0e-9c5f-0f2b7d1c2e01"));
        as("demo-cmht")
                .body(json(withAssessment(assessed, referral)))
                .post()
                .then()
                .statusCode(200);
    }

    @Test
    void serviceThatHadThePersonGetsThemAgainOnlyWithANewAssessment() {
        Referral referral = Referral.toCmht();
        TestTask cmht = referral.taskOf("demo-cmht");
        cmht.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        String old = create("demo-cmht", assessment(referral));
        handOn("demo-cmht", cmht, "with-you-wigan", old).then().statusCode(200);
        TestTask withYou = referral.taskOf("demo-withyou");
        withYou.patchStatus("demo-withyou", "accepted").then().statusCode(200);

        refused(handOn("demo-withyou", withYou, "cmht-wigan", null), "assessment-needed");
        as("demo-withyou")
                .body(json(saved(old)))
                .put("/" + old)
                .then()
                .statusCode(200); // an old one that is saved again is not new
        refused(handOn("demo-withyou", withYou, "cmht-wigan", old), "assessment-needed");
        refused(
                handOn("demo-withyou", withYou, "cmht-wigan", create("demo-withyou", assessment(Referral.toCmht()))),
                "assessment-needed");
        handOn("demo-withyou", withYou, "cmht-wigan", create("demo-withyou", assessment(referral)))
                .then()
                .statusCode(200);
        assertThat(referral.status()).isEqualTo("active");
    }

    @Test
    void singlePointOfAccessDoesNotHandOnToItself() {
        Referral referral = Referral.toCmht();
        handOn("demo-cmht", referral.taskOf("demo-cmht"), "spa-wigan", null)
                .then()
                .statusCode(200);
        TestTask spa = referral.tasksOwnedBy("demo-cmht").stream()
                .filter(task -> task.read().getStatus() == TaskStatus.REQUESTED)
                .findFirst()
                .orElseThrow();

        refused(handOn("demo-cmht", spa, "spa-wigan", null), "no-bounce");
    }

    @Test
    void duplicateNamesTheLiveReferral() {
        Referral live = Referral.toCmht();
        Task task = again(live).taskOf("demo-cmht").read();
        TestTask duplicate = new TestTask(task.getIdElement().getIdPart());
        task.setStatus(TaskStatus.REJECTED);
        task.setStatusReason(concept("StatusReason", "duplicate"));
        refused(duplicate.put("demo-cmht", task), "no-bounce");
        for (String not : List.of(
                "ServiceRequest/" + Referral.toCmht().id(), task.getFocus().getReference(), "ServiceRequest/none")) {
            Task wrong = task.copy();
            wrong.addOutput().setValue(new Reference(not)).getType().setText("duplicate of");
            assertThat(duplicate.put("demo-cmht", wrong).statusCode()).as(not).isBetween(400, 422);
        }
        task.addOutput()
                .setValue(new Reference("ServiceRequest/" + live.id()))
                .getType()
                .setText("duplicate of");
        duplicate.put("demo-cmht", task).then().statusCode(200);

        assertThat(duplicate.read().getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("duplicate");
        assertThat(as("demo-gp").get("/" + task.getFocus().getReference()).<String>path("status"))
                .isEqualTo("revoked");
        assertThat(as("demo-gp").get("/ServiceRequest/" + live.id()).<String>path("replaces[0].reference"))
                .isEqualTo(task.getFocus().getReference());
        assertThat(live.status()).isEqualTo("active");
    }

    @Test
    void twoReferralsAreNotEachOthersDuplicates() {
        Referral one = Referral.toCmht();
        Referral other = again(one);
        Bundle both = new Bundle().setType(BundleType.TRANSACTION);
        for (Referral referral : List.of(one, other)) {
            Task task = referral.taskOf("demo-cmht").read();
            task.setStatus(TaskStatus.REJECTED);
            task.setStatusReason(concept("StatusReason", "duplicate"));
            String live = referral.equals(one) ? other.id() : one.id();
            task.addOutput()
                    .setValue(new Reference("ServiceRequest/" + live))
                    .getType()
                    .setText("duplicate of");
            put(both, task);
        }

        refused(as("demo-cmht").body(json(both)).post(), "no-bounce");
        assertThat(one.status()).isEqualTo("active");
    }

    @Test
    void whoCancelsChangesNothingElse() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task cancelled = task.read();
        cancelled.setStatus(TaskStatus.CANCELLED);
        cancelled.setStatusReason(concept("StatusReason", "sent-by-mistake"));
        cancelled.setDescription("Never came");
        refused(task.put("demo-gp", cancelled), "not-your-task");

        cancelled.setDescription(null);
        cancelled.setBusinessStatus(concept("BusinessStatus", "in-treatment"));
        task.put("demo-gp", cancelled).then().statusCode(200);
        assertThat(task.read().getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("awaiting-receipt");
    }

    @Test
    void reasonForAHoldIsNoReasonToCancel() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        hold(task);

        refused(task.patchStatus("demo-gp", "cancelled"), "reason-needed");
    }

    @Test
    void partOfAReferralIsFrozenWithItsSystem() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        TestTask second = referral.taskOf("demo-withyou");
        Task changed = second.read();
        changed.getGroupIdentifier().setSystem("urn:oid:1.2.3");

        refused(second.put("demo-withyou", changed), "frozen-field");
    }

    @Test
    void serviceOfATaskIsAReferenceOrRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task changed = task.read();
        changed.getExtension().removeIf(extension -> extension.getUrl().endsWith("OneStory-Service"));
        changed.addExtension(new Extension(
                "https://fhir.onestory.example/StructureDefinition/OneStory-Service", new StringType("with-you")));

        refused(task.put("demo-cmht", changed), "frozen-field");
    }

    @Test
    void whatIsNoReferralMakesNobodyResponsible() {
        ServiceRequest order = stored(Referral.toCmht());
        order.setIdElement(null);
        order.setMeta(null);
        order.setRequester(new Reference(role()));
        order.setPerformer(List.of(new Reference(role())));
        order.getExtension().clear();
        order.addExtension(new Extension(
                "https://fhir.onestory.example/StructureDefinition/OneStory-Responsible",
                new Reference("Organization/with-you")));

        String id = create("demo-gp", order);

        assertThat(as("demo-gp").get("/" + id).<Object>path("extension")).isNull();
    }

    @Test
    void referralIsChangedByItsPartiesOnly() {
        Referral referral = Referral.toCmht();
        ServiceRequest changed = stored(referral);
        changed.addNote().setText("Not so urgent");

        refused(as("demo-withyou").body(json(changed)).put("/ServiceRequest/" + referral.id()), "not-your-task");
        as("demo-cmht")
                .body(json(changed))
                .put("/ServiceRequest/" + referral.id())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceRequest.ServiceRequestStatus.class,
            names = {"DRAFT", "ONHOLD", "COMPLETED", "ENTEREDINERROR", "UNKNOWN"})
    void statusOfAReferralIsNobodysToWrite(ServiceRequest.ServiceRequestStatus status) {
        Referral referral = Referral.toCmht();
        ServiceRequest changed = stored(referral);
        changed.setStatus(status);
        String url = "/ServiceRequest/" + referral.id();

        refused(as("demo-gp").body(json(changed)).put(url), "illegal-transition");
        refused(as("demo-cmht").body(json(changed)).put(url), "illegal-transition");
        assertThat(referral.status()).isEqualTo("active");
    }

    @Test
    void twoReferralsAreWithdrawnInOneTransaction() {
        Referral one = Referral.toCmht();
        Referral other = Referral.toCmht();
        Bundle both = new Bundle().setType(BundleType.TRANSACTION);
        for (Referral referral : List.of(one, other)) {
            ServiceRequest revoked = stored(referral);
            revoked.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED);
            revoked.addExtension(new Extension(
                    "http://hl7.org/fhir/StructureDefinition/request-statusReason",
                    new CodeableConcept().setText("Moved away")));
            put(both, revoked);
        }

        as("demo-gp").body(json(both)).post().then().statusCode(200);

        for (Referral referral : List.of(one, other)) {
            assertThat(referral.taskOf("demo-cmht").read().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        }
    }

    @Test
    void conditionalPatchNamesTheVersionToo() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "received").then().statusCode(200);
        String patch = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]";

        assertThat(conditionalPatch(referral, "1", patch).statusCode()).isEqualTo(412);
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.RECEIVED);
        assertThat(conditionalPatch(referral, "2", patch.replace("accepted", "in-progress"))
                        .<String>path("issue[0].details.coding[0].code"))
                .isEqualTo("illegal-transition");
        assertThat(conditionalPatch(referral, "2", patch).statusCode()).isEqualTo(200);
    }

    @Test
    void stalePatchInATransactionIsRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "received").then().statusCode(200);
        Parameters patch = new Parameters();
        var operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new org.hl7.fhir.r4.model.CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType("Task.status"));
        operation.addPart().setName("value").setValue(new org.hl7.fhir.r4.model.CodeType("accepted"));
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(patch)
                .getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl("Task/" + task.id())
                .setIfMatch("W/\"1\"");

        as("demo-cmht").body(json(bundle)).post().then().statusCode(412);
    }

    @Test
    void promiseAndItsDateBelongToWhoPromised() {
        Referral referral = Referral.toCmht();
        Task asked = new Task();
        asked.setStatus(TaskStatus.REQUESTED);
        asked.setIntent(Task.TaskIntent.ORDER);
        asked.setFor(new Reference("Patient/" + referral.patient()));
        asked.setRequester(new Reference("Organization/gmmh"));
        asked.setOwner(new Reference("Organization/gp-wigan-1"));
        asked.getRestriction().getPeriod().setEnd(new DateTimeType("2099-06-01T10:00:00Z").getValue());
        TestTask task = new TestTask(create("demo-cmht", asked).substring("Task/".length()));
        Date later = new DateTimeType("2100-06-01T10:00:00Z").getValue();
        Task postponed = task.read();
        postponed.getRestriction().getPeriod().setEnd(later);
        task.put("demo-cmht", postponed).then().statusCode(200);

        task.patchStatus("demo-gp", "accepted").then().statusCode(200);
        Task again = task.read();
        again.getRestriction().getPeriod().setEnd(new Date(later.getTime() + 86_400_000));
        refused(task.put("demo-cmht", again), "not-your-task");
        refused(task.patchStatus("demo-cmht", "requested"), "not-your-task");
        task.put("demo-gp", again).then().statusCode(200);
        task.patchStatus("demo-cmht", "cancelled").then().statusCode(200);
    }

    private static Response conditionalPatch(Referral referral, String version, String patch) {
        return as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"" + version + "\"")
                .body(patch)
                .patch("/Task?focus=ServiceRequest/" + referral.id());
    }

    private static void hold(TestTask task) {
        Task held = task.read();
        held.setStatus(TaskStatus.ONHOLD);
        held.setStatusReason(concept("StatusReason", "information-needed"));
        held.setBusinessStatus(concept("BusinessStatus", "information-requested"));
        task.put("demo-cmht", held).then().statusCode(200);
    }

    private static Response handOn(String partner, TestTask task, String service, String assessment) {
        Parameters parameters = new Parameters()
                .addParameter("to", new Reference("HealthcareService/" + service))
                .addParameter("reason", new CodeableConcept().setText("Fits better"));
        if (assessment != null) {
            parameters.addParameter("assessment", new Reference(assessment));
        }
        return as(partner).body(json(parameters)).post("/Task/" + task.id() + "/$hand-on");
    }

    /** Another referral of the same person to the same service. */
    private static Referral again(Referral first) {
        ServiceRequest copy = stored(first);
        copy.setIdElement(null);
        String id = create("demo-gp", copy).substring("ServiceRequest/".length());
        return new Referral(id, first.patient(), first.nhsNumber());
    }

    private static ServiceRequest stored(Referral referral) {
        return OneStoryServer.client("demo-gp")
                .read()
                .resource(ServiceRequest.class)
                .withId(referral.id())
                .execute();
    }

    private static String role() {
        return "PractitionerRole/"
                + as("demo-admin")
                        .body("{\"resourceType\":\"PractitionerRole\",\"organization\":{\"reference\":"
                                + "\"Organization/gp-wigan-1\"}}")
                        .post("/PractitionerRole")
                        .<String>path("id");
    }

    private static ClinicalImpression assessment(Referral referral) {
        ClinicalImpression assessment = new ClinicalImpression();
        assessment.setStatus(ClinicalImpressionStatus.COMPLETED);
        assessment.setSubject(new Reference("Patient/" + referral.patient()));
        assessment.setEffective(new DateTimeType("2026-11-03T14:00:00Z"));
        assessment.setSummary("Would like to drink less.");
        return assessment;
    }

    private static ClinicalImpression saved(String reference) {
        ClinicalImpression stored = OneStoryServer.client("demo-cmht")
                .read()
                .resource(ClinicalImpression.class)
                .withId(reference)
                .execute();
        stored.setSummary("Would still like to drink less.");
        return stored;
    }

    private static Bundle withAssessment(Task task, Referral referral) {
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

    private static void put(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .setIfMatch("W/\"" + resource.getIdElement().getVersionIdPart() + "\"");
    }

    private static String create(String partner, Resource resource) {
        Response created = as(partner).body(json(resource)).post("/" + resource.fhirType());
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return resource.fhirType() + "/" + created.path("id");
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(CODES + system, code, null));
    }

    private static void refused(Response response, String rule) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(response.<String>path("issue[0].details.coding[0].code"))
                .as(response.asString())
                .isEqualTo(rule);
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
