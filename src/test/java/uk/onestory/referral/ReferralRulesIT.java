package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static uk.onestory.OneStoryServer.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What the rules of referrals allow and refuse, over HTTP. */
class ReferralRulesIT {

    @Test
    void serverMakesTheTaskOfAReferral() {
        Referral referral = Referral.toCmht();

        Task task = referral.taskOf("demo-cmht").read();

        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("awaiting-receipt");
        assertThat(task.getFor().getReference()).isEqualTo("Patient/" + referral.patient());
        assertThat(task.getRequester().getReference()).isEqualTo("Organization/gp-wigan-1");
        assertThat(task.getRestriction().getPeriod().getEnd()).isAfter(task.getAuthoredOn());
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1");
    }

    @Test
    void referralSentByItselfGetsItsTaskToo() {
        Referral first = Referral.toCmht();
        String second = as("demo-gp")
                .body(json(StepRequests.another(first)))
                .post("/ServiceRequest")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(new Referral(second, first.patient(), first.nhsNumber()).tasksOwnedBy("demo-cmht"))
                .hasSize(1);
    }

    @Test
    void taskThatComesWithItsReferralIsTheOneTaskOfIt() {
        JsonPath sent = as("demo-gp")
                .body(withTask("requested", "Organization/gmmh"))
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String id = sent.getList("entry.response.location", String.class).stream()
                .filter(location -> location.startsWith("ServiceRequest/"))
                .findFirst()
                .orElseThrow()
                .split("/", -1)[1];

        Task task = new Referral(id, null, null).taskOf("demo-cmht").read();

        assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("awaiting-receipt");
        assertThat(task.getRestriction().getPeriod().getEnd()).isAfter(task.getAuthoredOn());
    }

    @Test
    void taskThatComesWithItsReferralCannotBeAcceptedAlready() {
        refused(as("demo-gp").body(withTask("accepted", "Organization/gmmh")).post(), "illegal-transition");
    }

    @Test
    void taskThatComesWithItsReferralIsTheServicesTask() {
        refused(
                as("demo-gp")
                        .body(withTask("requested", "Organization/with-you"))
                        .post(),
                "not-your-task");
    }

    @Test
    void taskThatComesWithItsReferralIsAboutTheSamePerson() {
        String other = Referral.toCmht().patient();
        Bundle bundle = OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(Bundle.class, withTask("requested", "Organization/gmmh"));
        bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .forEach(task -> task.setFor(new Reference("Patient/" + other)));

        refused(as("demo-gp").body(json(bundle)).post(), "not-your-task");
    }

    @Test
    void rejectionHasOneSuccessor() {
        Task rejected = Referral.toCmht().taskOf("demo-cmht").read();
        rejected.setStatus(TaskStatus.REJECTED);
        rejected.getStatusReason().setText("Alcohol first");
        Bundle bundle = OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(Bundle.class, transaction(rejected, successor(rejected, "Organization/with-you")));
        bundle.addEntry()
                .setResource(successor(rejected, "Organization/with-you"))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");

        refused(as("demo-cmht").body(json(bundle)).post(), "not-your-task");
    }

    @Test
    void requesterDoesNotTellHowTheOwnersWorkGoes() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        refused(
                task.patch(
                        "demo-gp",
                        "[{\"op\":\"replace\",\"path\":\"/businessStatus\",\"value\":{\"coding\":[{\"system\":"
                                + "\"https://fhir.onestory.example/CodeSystem/OneStory-BusinessStatus\","
                                + "\"code\":\"awaiting-triage\"}]}}]"),
                "not-your-task");
        task.patch("demo-gp", "[{\"op\":\"add\",\"path\":\"/note\",\"value\":[{\"text\":\"Please text first\"}]}]")
                .then()
                .statusCode(200);
    }

    @Test
    void taskIsNotTurnedIntoOneOnAReferralLater() {
        Referral referral = Referral.toCmht();
        String id = as("demo-gp")
                .body(
                        "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\",\"for\":{\"reference\":\"Patient/"
                                + referral.patient() + "\"},\"requester\":{\"reference\":\"Organization/gp-wigan-1\"},"
                                + "\"owner\":{\"reference\":\"Organization/gp-wigan-1\"}}")
                .post("/Task")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestTask task = new TestTask(id);
        Task changed = task.read();
        changed.setFocus(new Reference("ServiceRequest/" + referral.id()));

        refused(task.put("demo-gp", changed), "frozen-field");
    }

    @Test
    void jointReferralHasAParentAndOnePartForEachService() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");

        Task cmht = referral.taskOf("demo-cmht").read();
        Task withYou = referral.taskOf("demo-withyou").read();
        Task parent = referral.taskOf("demo-gp").read();

        assertThat(cmht.getPartOfFirstRep().getReference())
                .isEqualTo("Task/" + parent.getIdElement().getIdPart());
        assertThat(withYou.getPartOfFirstRep().getReference())
                .isEqualTo("Task/" + parent.getIdElement().getIdPart());
        assertThat(parent.getStatus()).isNotEqualTo(TaskStatus.REQUESTED);
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1", "Organization/gp-wigan-1");

        referral.taskOf("demo-withyou")
                .patchStatus("demo-withyou", "accepted")
                .then()
                .statusCode(200);
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1", "Organization/with-you");
    }

    @Test
    void parentOfAJointReferralIsNobodysToChange() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");

        refused(referral.taskOf("demo-gp").patchStatus("demo-gp", "cancelled"), "not-your-task");
    }

    @Test
    void serviceThatIsNotOpenIsNoTarget() {
        String toBury = Fixtures.json("scenario/gp-refers-to-cmht.json").replace("cmht-wigan", "living-well-bury");

        refused(as("demo-gp").body(toBury).post(), "service-not-open");
    }

    @Test
    void organisationWithSeveralServicesIsNoTargetByItself() {
        String toTrust = Fixtures.json("scenario/gp-refers-to-cmht.json")
                .replace("HealthcareService/cmht-wigan", "Organization/gmmh");

        refused(as("demo-gp").body(toTrust).post(), "service-not-open");
    }

    @Test
    void organisationWithOneOpenServiceMeansThatService() {
        String toWithYou = Fixtures.json("scenario/gp-refers-to-cmht.json")
                .replace("HealthcareService/cmht-wigan", "Organization/with-you");

        as("demo-gp").body(toWithYou).post().then().statusCode(200);
    }

    @Test
    void nobodySendsInTheNameOfAnother() {
        String foreign = Fixtures.json("scenario/gp-refers-to-cmht.json");

        as("demo-withyou").body(foreign).post().then().statusCode(422);
    }

    @Test
    void refusedReferralStoresNothing() {
        String nhsNumber = Fixtures.nextNhsNumber();
        String toBury =
                Fixtures.json("scenario/gp-refers-to-cmht.json", nhsNumber).replace("cmht-wigan", "living-well-bury");

        as("demo-gp").body(toBury).post().then().statusCode(422);

        assertThat(as("demo-gp")
                        .get("/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)
                        .<Object>path("entry"))
                .isNull();
    }

    @Test
    void senderCannotMakeAnotherOneResponsible() {
        String json = Fixtures.json("scenario/gp-refers-to-cmht.json")
                .replace(
                        "\"intent\": \"order\",",
                        "\"intent\": \"order\", \"extension\": [{\"url\":"
                                + " \"https://fhir.onestory.example/StructureDefinition/OneStory-Responsible\","
                                + " \"valueReference\": {\"reference\": \"Organization/with-you\"}}],");
        String referral =
                as("demo-gp").body(json).post().jsonPath().getList("entry.response.location", String.class).stream()
                        .filter(location -> location.startsWith("ServiceRequest/"))
                        .findFirst()
                        .orElseThrow()
                        .split("/", -1)[1];

        assertThat(new Referral(referral, null, null).responsible()).containsExactly("Organization/gp-wigan-1");
    }

    @Test
    void acceptingMakesTheOwnerResponsible() {
        Referral referral = Referral.toCmht();

        referral.taskOf("demo-cmht").patchStatus("demo-cmht", "accepted").then().statusCode(200);

        assertThat(referral.responsible()).containsExactly("Organization/gmmh");
    }

    @Test
    void updateOfATaskNamesTheVersion() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        refused(
                428,
                as("demo-cmht")
                        .contentType("application/json-patch+json")
                        .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"received\"}]")
                        .patch("/Task/" + task.id()),
                "version-needed");
    }

    @Test
    void versionThatIsNoNumberIsABadRequest() {
        as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "undefined")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"received\"}]")
                .patch("/Task/" + Referral.toCmht().taskOf("demo-cmht").id())
                .then()
                .statusCode(400);
    }

    @Test
    void staleVersionIsRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task read = task.read();
        task.patchStatus("demo-cmht", "received").then().statusCode(200);

        read.setStatus(TaskStatus.ACCEPTED);
        task.put("demo-cmht", read).then().statusCode(412);
        as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"1\"")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]")
                .patch("/Task/" + task.id())
                .then()
                .statusCode(412);
    }

    @Test
    void onlyThePartiesMoveATask() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        refused(task.patchStatus("demo-withyou", "received"), "not-your-task");
        refused(task.patchStatus("demo-gp", "accepted"), "illegal-transition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "ready", "failed", "in-progress", "completed"})
    void stepsThatAreNotInTheTableAreRefused(String status) {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        refused(task.patchStatus("demo-cmht", status), "illegal-transition");
    }

    @Test
    void plainRejectionIsABounceByPatchByPutAndInATransaction() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task rejected = task.read();
        rejected.setStatus(TaskStatus.REJECTED);

        refused(task.patchStatus("demo-cmht", "rejected"), "no-bounce");
        refused(task.put("demo-cmht", rejected), "no-bounce");
        refused(as("demo-cmht").body(transaction(rejected, null)).post(), "no-bounce");
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void fhirPathPatchMeetsTheSameRules() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        String patch = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Task.status"},
                  {"name":"value","valueCode":"%s"}]}]}""";

        refused(fhirPathPatch(task, patch.formatted("rejected")), "no-bounce");
        fhirPathPatch(task, patch.formatted("received")).then().statusCode(200);
    }

    @Test
    void conditionalUpdateOfATaskIsRefusedForWantOfAVersion() {
        Referral referral = Referral.toCmht();
        Task received = referral.taskOf("demo-cmht").read();
        received.setStatus(TaskStatus.RECEIVED);

        refused(
                428,
                as("demo-cmht").body(json(received)).put("/Task?focus=ServiceRequest/" + referral.id()),
                "version-needed");
    }

    @Test
    void rejectionWithASuccessorInTheSameTransactionIsAHandOn() {
        Referral referral = Referral.toCmht();
        Task rejected = referral.taskOf("demo-cmht").read();
        rejected.setStatus(TaskStatus.REJECTED);
        rejected.getStatusReason().setText("Alcohol first");

        as("demo-cmht")
                .body(transaction(rejected, successor(rejected, "Organization/with-you")))
                .post()
                .then()
                .statusCode(200);

        assertThat(referral.taskOf("demo-withyou").read().getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(referral.status()).isEqualTo("active");
    }

    @Test
    void successorInATransactionMayNotBeTheRequester() {
        Task rejected = Referral.toCmht().taskOf("demo-cmht").read();
        rejected.setStatus(TaskStatus.REJECTED);
        rejected.getStatusReason().setText("No");

        refused(
                as("demo-cmht")
                        .body(transaction(rejected, successor(rejected, "Organization/gp-wigan-1")))
                        .post(),
                "no-bounce");
    }

    @Test
    void taskOnAForeignReferralIsRefused() {
        Task theirs = Referral.toCmht().taskOf("demo-cmht").read();

        refused(
                as("demo-withyou")
                        .body(json(successor(theirs, "Organization/with-you")))
                        .post("/Task"),
                "not-your-task");
    }

    @Test
    void handOnGoesNeitherBackNorInCircles() {
        Referral referral = Referral.toCmht();
        TestTask cmht = referral.taskOf("demo-cmht");

        refused(cmht.handOn("demo-cmht", "HealthcareService/gp-wigan-1"), "no-bounce");
        refused(cmht.handOn("demo-cmht", "HealthcareService/cmht-wigan"), "no-bounce");
        refused(cmht.handOn("demo-cmht", "HealthcareService/living-well-bury"), "service-not-open");
        refused(cmht.handOn("demo-gp", "HealthcareService/with-you-wigan"), "illegal-transition");
        cmht.handOn("demo-cmht", "HealthcareService/with-you-wigan")
                .then()
                .statusCode(200)
                .body("entry.resource.resourceType", hasItems("Task", "ServiceRequest"))
                .body("entry[0].resource.status", equalTo("rejected"))
                .body("entry[0].resource.statusReason.coding.code", hasItems("redirected"))
                .body("entry[1].resource.status", equalTo("requested"));
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1");

        TestTask withYou = referral.taskOf("demo-withyou");
        refused(withYou.handOn("demo-withyou", "HealthcareService/cmht-wigan"), "no-bounce");
        withYou.handOn("demo-withyou", "HealthcareService/spa-wigan").then().statusCode(200);
    }

    @Test
    void handOnWithoutAReasonOrATargetIsRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        as("demo-cmht")
                .body("{\"resourceType\":\"Parameters\"}")
                .post("/Task/" + task.id() + "/$hand-on")
                .then()
                .statusCode(400);
        refused(
                as("demo-cmht")
                        .body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"to\",\"valueReference\":"
                                + "{\"reference\":\"HealthcareService/with-you-wigan\"}}]}")
                        .post("/Task/" + task.id() + "/$hand-on"),
                "reason-needed");
    }

    @Test
    void oldOwnerStaysResponsibleUntilTheSuccessorAccepts() {
        Referral referral = Referral.toCmht();
        TestTask cmht = referral.taskOf("demo-cmht");
        cmht.patchStatus("demo-cmht", "accepted").then().statusCode(200);

        cmht.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);
        assertThat(referral.responsible()).containsExactly("Organization/gmmh");

        referral.taskOf("demo-withyou")
                .patchStatus("demo-withyou", "accepted")
                .then()
                .statusCode(200);
        assertThat(referral.responsible()).containsExactly("Organization/with-you");
    }

    @Test
    void partiesAndPersonOfATaskAreFrozen() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task changed = task.read();
        changed.setOwner(new Reference("Organization/with-you"));
        changed.setRequester(new Reference("Organization/with-you"));

        refused(task.put("demo-cmht", changed), "frozen-field").body("issue.size()", equalTo(2));
    }

    @Test
    void statusOfAReferralIsTheServers() {
        Referral referral = Referral.toCmht();

        refused(
                as("demo-gp")
                        .contentType("application/json-patch+json")
                        .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"completed\"}]")
                        .patch("/ServiceRequest/" + referral.id()),
                "illegal-transition");
    }

    @Test
    void cancellingNeedsACodedReasonAndClosesTheReferral() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");

        refused(task.patchStatus("demo-gp", "cancelled"), "reason-needed");
        task.patch("demo-gp", cancel("sent-by-mistake")).then().statusCode(200);

        assertThat(referral.status()).isEqualTo("revoked");
        refused(task.patchStatus("demo-cmht", "accepted"), "illegal-transition");
    }

    @Test
    void ownerCancelsOnlyWhatThePersonDecides() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        refused(task.patch("demo-cmht", cancel("other")), "reason-needed");
        task.patch("demo-cmht", cancel("person-declined")).then().statusCode(200);
    }

    @Test
    void onHoldAsksAndTheAnswerGoesBackToTheStatusBefore() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "received").then().statusCode(200);

        refused(task.patchStatus("demo-cmht", "on-hold"), "reason-needed");
        task.patch("demo-cmht", hold()).then().statusCode(200);
        refused(task.patchStatus("demo-cmht", "accepted"), "illegal-transition");
        refused(task.patchStatus("demo-gp", "received"), "reason-needed");
        task.patch(
                        "demo-gp",
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"received\"},{\"op\":\"add\",\"path\":\"/input\","
                                + "\"value\":[{\"type\":{\"text\":\"what was asked\"},\"valueReference\":{\"reference\":\"Patient/"
                                + referral.patient() + "\"}}]}]")
                .then()
                .statusCode(200);
    }

    @Test
    void assessedNeedsAnAssessment() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);

        refused(
                task.patch(
                        "demo-cmht",
                        "[{\"op\":\"replace\",\"path\":\"/businessStatus\",\"value\":{\"coding\":[{\"system\":"
                                + "\"https://fhir.onestory.example/CodeSystem/OneStory-BusinessStatus\",\"code\":\"assessed\"}]}}]"),
                "assessment-needed");
    }

    @Test
    void closingNeedsSupportInPlace() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);

        refused(task.patchStatus("demo-cmht", "completed"), "support-in-place");
    }

    /** The GP's system makes the Task itself, as older ones do. */
    private static String withTask(String status, String owner) {
        Bundle bundle = Fixtures.bundle("scenario/gp-refers-to-cmht.json");
        String referral = bundle.getEntry().stream()
                .filter(entry -> entry.getResource().fhirType().equals("ServiceRequest"))
                .findFirst()
                .orElseThrow()
                .getFullUrl();
        Task task = new Task();
        task.setStatus(TaskStatus.fromCode(status));
        task.setIntent(Task.TaskIntent.ORDER);
        task.getCode()
                .addCoding()
                .setSystem("http://hl7.org/fhir/CodeSystem/task-code")
                .setCode("fulfill");
        task.setFocus(new Reference(referral));
        task.setFor(new Reference(bundle.getEntryFirstRep().getFullUrl()));
        task.setRequester(new Reference("Organization/gp-wigan-1"));
        task.setOwner(new Reference(owner));
        bundle.addEntry()
                .setResource(task)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");
        return json(bundle);
    }

    private static Response fhirPathPatch(TestTask task, String patch) {
        return as("demo-cmht")
                .header("If-Match", "W/\"" + task.version() + "\"")
                .body(patch)
                .patch("/Task/" + task.id());
    }

    private static String hold() {
        return "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"on-hold\"},{\"op\":\"add\",\"path\":\"/statusReason\","
                + "\"value\":{\"coding\":[{\"system\":\"https://fhir.onestory.example/CodeSystem/OneStory-StatusReason\","
                + "\"code\":\"information-needed\"}]}},{\"op\":\"replace\",\"path\":\"/businessStatus\",\"value\":{\"coding\":"
                + "[{\"system\":\"https://fhir.onestory.example/CodeSystem/OneStory-BusinessStatus\","
                + "\"code\":\"information-requested\"}]}}]";
    }

    private static String cancel(String reason) {
        return "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},{\"op\":\"add\",\"path\":\"/statusReason\","
                + "\"value\":{\"coding\":[{\"system\":\"https://fhir.onestory.example/CodeSystem/OneStory-StatusReason\","
                + "\"code\":\"" + reason + "\"}]}}]";
    }

    private static Task successor(Task old, String owner) {
        Task next = new Task();
        next.setStatus(TaskStatus.REQUESTED);
        next.setIntent(old.getIntent());
        next.setCode(old.getCode());
        next.setFocus(old.getFocus());
        next.setFor(old.getFor());
        next.setRequester(old.getRequester());
        next.setOwner(new Reference(owner));
        return next;
    }

    private static String transaction(Task changed, Task created) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        String id = "Task/" + changed.getIdElement().getIdPart();
        bundle.addEntry()
                .setResource(changed)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(id)
                .setIfMatch("W/\"" + changed.getIdElement().getVersionIdPart() + "\"");
        if (created != null) {
            bundle.addEntry()
                    .setResource(created)
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("Task");
        }
        return json(bundle);
    }

    private static String json(org.hl7.fhir.r4.model.Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static ValidatableResponse refused(Response response, String rule) {
        return refused(422, response, rule);
    }

    private static ValidatableResponse refused(int status, Response response, String rule) {
        return response.then()
                .statusCode(status)
                .body("resourceType", equalTo("OperationOutcome"))
                .body(
                        "issue[0].details.coding[0].system",
                        equalTo("https://fhir.onestory.example/CodeSystem/OneStory-Rule"))
                .body("issue[0].details.coding[0].code", equalTo(rule));
    }
}
