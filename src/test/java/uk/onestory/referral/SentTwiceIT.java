package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.again;
import static uk.onestory.referral.StepRequests.another;
import static uk.onestory.referral.StepRequests.concept;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.put;
import static uk.onestory.referral.StepRequests.stored;

import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.scenario.Referral;

/** One referral is open once, however often it is sent. */
class SentTwiceIT {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String WARNINGS =
            "entry.response.outcome.issue.flatten().findAll { it != null && it.severity == 'warning' }.diagnostics";

    @Test
    void theSameBundleSentAgainNamesTheOneThatIsOpen() {
        Referral live = Referral.toCmht();

        Response again = as("demo-gp")
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json", live.nhsNumber()))
                .post();

        duplicate(again, live);
        assertThat(live.tasksOwnedBy("demo-cmht")).hasSize(1);
        assertThat(active(live)).isEqualTo(1);
    }

    @Test
    void theReferralAloneSentAgainIsRefusedToo() {
        Referral live = Referral.toCmht();

        duplicate(post(copy(live)), live);
    }

    @Test
    void entryOfABatchSentAgainIsRefusedByItself() {
        Referral live = Referral.toCmht();
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        add(batch, copy(live));

        as("demo-gp")
                .body(json(batch))
                .post()
                .then()
                .statusCode(200)
                .body("entry[0].response.status", containsString("409"));
    }

    @Test
    void codesOfReasonsAndOfConditionsAreTheSameReasons() {
        Referral live = Referral.toCmht();
        ServiceRequest inCodes = copy(live);
        inCodes.setReasonReference(null);
        for (String code : List.of("66590003", "35489007")) {
            inCodes.addReasonCode().addCoding(new Coding(SNOMED, code, null));
        }
        duplicate(post(inCodes), live);

        inCodes.getReasonCode().remove(1);
        post(inCodes).then().statusCode(201);
    }

    @Test
    void wordsAreTheSameWhateverTheirCaseAndSpaces() {
        Referral person = Referral.toCmht();
        ServiceRequest first = inWords(person, "Would like to sleep better");
        String id = post(first).then().statusCode(201).extract().path("id");
        Referral live = new Referral(id, person.patient(), person.nhsNumber());

        duplicate(post(inWords(person, "  would LIKE to  sleep better ")), live);
        post(inWords(person, "Would like to work again")).then().statusCode(201);
    }

    @Test
    void otherReasonsAreTakenWithAWarning() {
        Referral live = Referral.toCmht();
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, another(live));

        Response taken = as("demo-gp").body(json(bundle)).post();
        taken.then().statusCode(200);
        assertThat(taken.<List<String>>path(WARNINGS))
                .hasSize(1)
                .allMatch(words -> words.contains("ServiceRequest/" + live.id()));

        as("demo-gp")
                .header("Prefer", "return=OperationOutcome")
                .body(json(another(live)))
                .post("/ServiceRequest")
                .then()
                .statusCode(201)
                .body("issue.findAll { it.severity == 'warning' }.code", equalTo(List.of("duplicate")));
    }

    @Test
    void anotherServiceOrPersonOrRequesterIsAnotherReferral() {
        Referral live = Referral.toCmht();
        ServiceRequest elsewhere = copy(live);
        elsewhere.getPerformerFirstRep().setReference("HealthcareService/with-you-wigan");
        post(elsewhere).then().statusCode(201);

        Response other = as("demo-gp")
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json"))
                .post();
        other.then().statusCode(200).body(not(containsString("another referral of this person")));

        ServiceRequest byCmht = copy(live);
        byCmht.setRequester(new Reference("Organization/gmmh"));
        as("demo-cmht").body(json(byCmht)).post("/ServiceRequest").then().statusCode(201);
    }

    @Test
    void whatReplacesTheOpenOneIsTaken() {
        Referral live = Referral.toCmht();
        ServiceRequest next = copy(live);
        next.addReplaces(new Reference("ServiceRequest/" + live.id()));

        post(next).then().statusCode(201);
    }

    @Test
    void whatIsClosedIsSentAgain() {
        Referral closed = Referral.toCmht();
        ServiceRequest again = copy(closed);
        Task task = closed.taskOf("demo-cmht").read();
        task.setStatus(TaskStatus.CANCELLED).setStatusReason(concept("StatusReason", "person-declined"));
        closed.taskOf("demo-cmht").put("demo-cmht", task).then().statusCode(200);

        post(again).then().statusCode(201);
    }

    @Test
    void whatTheSameTransactionClosesIsSentAgain() {
        Referral withdrawn = Referral.toCmht();
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, copy(withdrawn));
        ServiceRequest revoked = stored(withdrawn).setStatus(ServiceRequestStatus.REVOKED);
        revoked.addExtension(new Extension(
                "http://hl7.org/fhir/StructureDefinition/request-statusReason",
                new CodeableConcept().setText("Sent anew")));
        put(bundle, revoked);
        as("demo-gp").body(json(bundle)).post().then().statusCode(200);
        assertThat(active(withdrawn)).isEqualTo(1);

        Referral cancelled = Referral.toCmht();
        bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, copy(cancelled));
        Task task = cancelled.taskOf("demo-cmht").read();
        task.setStatus(TaskStatus.CANCELLED).setStatusReason(concept("StatusReason", "sent-by-mistake"));
        put(bundle, task);
        as("demo-gp").body(json(bundle)).post().then().statusCode(200);
        assertThat(active(cancelled)).isEqualTo(1);
    }

    @Test
    void twoInOneTransactionAreOneTooMany() {
        Bundle bundle = Fixtures.bundle("scenario/gp-refers-to-cmht.json");
        ServiceRequest first = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .findFirst()
                .orElseThrow();
        add(bundle, first.copy());

        Response answer = as("demo-gp").body(json(bundle)).post();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("issue[0].details.coding[0].code")).isEqualTo("duplicate-referral");
    }

    @Test
    void onePartOfAJointReferralIsTheSameUntilItHasEnded() {
        Referral live = Referral.send("scenario/gp-refers-jointly.json");
        ServiceRequest toCmht = copy(live);
        toCmht.setPerformer(List.of(new Reference("HealthcareService/cmht-wigan")));
        ServiceRequest toWithYou = copy(live);
        toWithYou.setPerformer(List.of(new Reference("HealthcareService/with-you-wigan")));
        duplicate(post(toWithYou), live);
        duplicate(post(copy(live)), live);

        Task part = live.taskOf("demo-withyou").read();
        part.setStatus(TaskStatus.CANCELLED).setStatusReason(concept("StatusReason", "person-declined"));
        live.taskOf("demo-withyou").put("demo-withyou", part).then().statusCode(200);
        duplicate(post(toCmht), live);
        post(toWithYou).then().statusCode(201);
    }

    @Test
    void anOrganisationIsTheServiceThatItHas() {
        Referral person = Referral.toCmht();
        ServiceRequest toService = inWords(person, "Drinks less and wants to stop");
        toService.getPerformerFirstRep().setReference("HealthcareService/with-you-wigan");
        String id = post(toService).then().statusCode(201).extract().path("id");
        ServiceRequest toOrganisation = inWords(person, "Drinks less and wants to stop");
        toOrganisation.getPerformerFirstRep().setReference("Organization/with-you");

        Response answer = post(toOrganisation);

        // With You has one open service here, or several: then the service must be named.
        if (answer.statusCode() != 422) {
            duplicate(answer, new Referral(id, person.patient(), person.nhsNumber()));
        }
    }

    @Test
    void whatElseIsWrongIsToldFirst() {
        Referral live = Referral.toCmht();
        ServiceRequest closed = copy(live);
        closed.setRequester(new Reference("Organization/gp-wigan-2"));

        assertThat(post(closed).statusCode()).isEqualTo(422);
    }

    @Test
    void noUpdateMakesAnOpenReferralTheSameAsAnother() {
        Referral live = Referral.toCmht();
        ServiceRequest second = stored(again(live));
        ServiceRequest same = second.copy();
        same.setReasonCode(null);

        duplicate(
                as("demo-gp")
                        .body(json(same))
                        .put("/ServiceRequest/" + second.getIdElement().getIdPart()),
                live);
        duplicate(
                as("demo-gp")
                        .contentType("application/json-patch+json")
                        .body("[{\"op\":\"remove\",\"path\":\"/reasonCode\"}]")
                        .patch("/ServiceRequest/" + second.getIdElement().getIdPart()),
                live);
        duplicate(
                as("demo-gp")
                        .body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                                + "{\"name\":\"type\",\"valueCode\":\"delete\"},"
                                + "{\"name\":\"path\",\"valueString\":\"ServiceRequest.reasonCode\"}]}]}")
                        .patch("/ServiceRequest/" + second.getIdElement().getIdPart()),
                live);
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        put(bundle, same);
        duplicate(as("demo-gp").body(json(bundle)).post(), live);
        as("demo-gp")
                .body(json(bundle.setType(BundleType.BATCH)))
                .post()
                .then()
                .body("entry[0].response.status", containsString("409"));
        ServiceRequest others = second.copy();
        others.getReasonCodeFirstRep().setText("Something else");
        as("demo-gp")
                .body(json(others))
                .put("/ServiceRequest/" + second.getIdElement().getIdPart())
                .then()
                .statusCode(200);
    }

    @Test
    void twoThatATransactionMakesTheSameAreOneTooMany() {
        Referral live = Referral.toCmht();
        ServiceRequest second = stored(again(live));
        ServiceRequest third = stored(again(live));
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (ServiceRequest one : List.of(second, third)) {
            one.getReasonCodeFirstRep().setText("The same now");
            put(bundle, one);
        }

        Response answer = as("demo-gp").body(json(bundle)).post();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("issue[0].details.coding[0].code")).isEqualTo("duplicate-referral");
    }

    @Test
    void whatReplacesTheOpenOneSaysSoForAsLongAsBothAreOpen() {
        Referral live = Referral.toCmht();
        ServiceRequest next = copy(live);
        next.addReplaces(new Reference("ServiceRequest/" + live.id()));
        String id = post(next).then().statusCode(201).extract().path("id");
        ServiceRequest without = stored(new Referral(id, live.patient(), live.nhsNumber()));
        without.setReplaces(null);

        duplicate(as("demo-gp").body(json(without)).put("/ServiceRequest/" + id), live);
    }

    @Test
    void aConditionIsCorrectedWhateverReferralsItMakesAlike() {
        Referral live = Referral.toCmht();
        again(live);
        String condition = stored(live).getReasonReferenceFirstRep().getReference();

        as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"add\",\"path\":\"/code/text\",\"value\":\"Seen again\"}]")
                .patch("/" + condition)
                .then()
                .statusCode(200);
    }

    private static void duplicate(Response answer, Referral live) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        answer.then()
                .body("issue[0].code", equalTo("duplicate"))
                .body("issue[0].details.coding[0].code", equalTo("duplicate-referral"))
                .body("issue[0].diagnostics", containsString("ServiceRequest/" + live.id()));
    }

    private static ServiceRequest copy(Referral referral) {
        ServiceRequest copy = stored(referral);
        copy.setIdElement(null);
        return copy;
    }

    private static ServiceRequest inWords(Referral person, String words) {
        ServiceRequest referral = copy(person);
        referral.setReasonReference(null);
        referral.addReasonCode().setText(words);
        return referral;
    }

    private static Response post(ServiceRequest referral) {
        return as("demo-gp").body(json(referral)).post("/ServiceRequest");
    }

    private static void add(Bundle bundle, ServiceRequest referral) {
        bundle.addEntry()
                .setResource(referral)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("ServiceRequest");
    }

    private static int active(Referral referral) {
        List<String> found = as("demo-gp")
                .get("/ServiceRequest?status=active&patient=" + referral.patient())
                .path("entry.resource.id");
        return found == null ? 0 : found.size();
    }
}
