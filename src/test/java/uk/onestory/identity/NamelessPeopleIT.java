package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;

/** Somebody who gives no name is helped like everybody else, and told apart by what the service knows them by. */
class NamelessPeopleIT {

    private static final String EXCHANGE = "https://with-you.example/Id/needle-exchange";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    @Test
    void clientsOfOneServiceAreToldApartByItsIdentifier() {
        Patient one = client(UUID.randomUUID().toString());
        one.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1979-05-11"));
        one.addAddress().setPostalCode("WN1 7QQ");
        Desk.created("demo-withyou", one);
        Patient other = one.copy();
        other.getIdentifierFirstRep().setValue(UUID.randomUUID().toString());
        Desk.created("demo-withyou", other);

        Patient again = client(one.getIdentifierFirstRep().getValue());
        again.setGender(AdministrativeGender.MALE);
        refused(Desk.create("demo-withyou", again), "duplicate-person");
        Patient named = again.copy();
        named.addName().setFamily("Quite").addGiven("Somebody");
        refused(Desk.create("demo-withyou", named), "duplicate-person");
    }

    @Test
    void identifierOfAnAnonymousClientIsNotGivenToAnother() {
        Patient one = client(UUID.randomUUID().toString());
        Desk.created("demo-withyou", one);
        Patient other = client(UUID.randomUUID().toString());
        String id = Desk.created("demo-withyou", other);

        Patient changed = Desk.read(Patient.class, id);
        changed.addIdentifier()
                .setSystem(EXCHANGE)
                .setValue(one.getIdentifierFirstRep().getValue());
        refused(as("demo-withyou").body(Desk.json(changed)).put("/Patient/" + id), "duplicate-person");

        changed = Desk.read(Patient.class, id);
        changed.addName().setFamily("Now").addGiven("Known");
        as("demo-withyou").body(Desk.json(changed)).put("/Patient/" + id).then().statusCode(200);
    }

    @Test
    void sameClientIsCreatedOnceByHoweverMany() {
        String body = Desk.json(client(UUID.randomUUID().toString()));
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> as("demo-withyou").body(body).post("/Patient").statusCode()))
                .limit(4)
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAME", "FAMILY", "GIVEN", "TEXT"})
    void whyThereIsNoNameMayStandInTheNameOrAPartOfIt(String place) {
        Patient person = client(null);
        org.hl7.fhir.r4.model.Element element =
                switch (place) {
                    case "NAME" -> person.addName();
                    case "FAMILY" -> person.addName().getFamilyElement();
                    case "GIVEN" -> person.addName().addGivenElement();
                    default -> person.addName().getTextElement();
                };
        element.addExtension(ABSENT, new CodeType("asked-declined"));
        String id = Desk.created("demo-withyou", person);
        as("demo-withyou").get("/Patient/" + id + "/$story").then().statusCode(200);
        as("demo-withyou")
                .accept("text/html")
                .get("/Patient/" + id + "/$story")
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyAtAllIsRefusedAndToldWhatToSend() {
        Patient nobody = client(null);
        Response answer = Desk.create("demo-withyou", nobody);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        answer.then()
                .body("issue.details.coding.flatten().code", hasItem("name-or-why-not"))
                .body("issue[0].diagnostics", containsString("data-absent-reason"));
        nobody.addIdentifier().setSystem("https://fhir.nhs.uk/Id/nhs-number").setValue(Fixtures.nextNhsNumber());
        refused(Desk.create("demo-withyou", nobody), "name-or-why-not");
        Patient empty = client(null);
        empty.addName().setUse(org.hl7.fhir.r4.model.HumanName.NameUse.USUAL);
        refused(Desk.create("demo-withyou", empty), "name-or-why-not");
    }

    @Test
    void whateverReadsNamesStandsItThatThereIsNone() {
        String number = UUID.randomUUID().toString();
        String id = Desk.created("demo-withyou", client(number));
        String token = EXCHANGE + "|" + number;

        as("demo-withyou")
                .queryParam("identifier", token)
                .get("/Patient")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
        as("demo-withyou").queryParam("name", "nobody").get("/Patient").then().statusCode(200);
        as("demo-withyou")
                .queryParam("identifier", token)
                .get("/Patient/$story")
                .then()
                .statusCode(200)
                .body("entry[0].resource.title", equalTo("The story of somebody without a name"));
        String page = as("demo-withyou")
                .accept("text/html")
                .get("/Patient/" + id + "/$story")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("somebody without a name").doesNotContain("null");
        as("demo-withyou")
                .queryParam("_format", "pdf")
                .get("/Patient/" + id + "/$story")
                .then()
                .statusCode(200);
        as("demo-withyou")
                .get("/Questionnaire/OneStory-AboutMe/$populate?subject=Patient/" + id)
                .then()
                .statusCode(200);
        as("demo-withyou")
                .get("/Patient?_sort=family&identifier=" + token.replace("|", "%7C"))
                .then()
                .statusCode(200);
        Response match = Desk.matchAnswer("demo-withyou", new org.hl7.fhir.r4.model.Parameters(), client(number));
        match.then().statusCode(400).body("issue[0].diagnostics", containsString("GET Patient?identifier"));
    }

    @Test
    void anonymousClientIsReferredLikeEverybody() {
        String id = Desk.created("demo-gp", client(UUID.randomUUID().toString()));
        as("demo-gp").body("""
                        {"resourceType":"ServiceRequest","status":"active","intent":"order",
                         "subject":{"reference":"Patient/%s"},"authoredOn":"2026-11-01T10:00:00Z",
                         "requester":{"reference":"Organization/gp-wigan-1"},
                         "performer":[{"reference":"HealthcareService/with-you-wigan"}],
                         "reasonCode":[{"text":"Wants clean needles and somebody to talk to"}]}""".formatted(id)).post("/ServiceRequest").then().statusCode(201);
        as("demo-withyou")
                .get("/Task?owner=Organization/me&status=requested&_include=Task:patient&_count=5")
                .then()
                .statusCode(200);
    }

    @Test
    void recordsAreJoinedWhenTheClientGivesAName() {
        String from = Desk.created("demo-gp", ofThePractice());
        String into = Desk.created("demo-gp", Desk.known());
        Desk.merge("demo-gp", from, into, "Told us who they are", false).then().statusCode(200);
        assertThat(Desk.read(Patient.class, into).getIdentifier())
                .anyMatch(identifier -> EXCHANGE.equals(identifier.getSystem()));
        as("demo-gp").get("/Patient/" + into + "/$story").then().statusCode(200);
    }

    @Test
    void anonymousRecordThatGoesOnTakesOverTheName() {
        String into = Desk.created("demo-gp", ofThePractice());
        Patient known = Desk.known();
        String from = Desk.created("demo-gp", known);
        Desk.merge("demo-gp", from, into, "Told us who they are", false).then().statusCode(200);
        assertThat(Desk.read(Patient.class, into).getNameFirstRep().getFamily())
                .isEqualTo(known.getNameFirstRep().getFamily());
    }

    private static void refused(Response answer, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(409, 422);
        assertThat(answer.jsonPath().getList("issue.details.coding.flatten().code", String.class))
                .as(answer.asString())
                .contains(rule);
    }

    private static Patient ofThePractice() {
        Patient client = client(UUID.randomUUID().toString());
        client.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
        return client;
    }

    private static Patient client(String identifier) {
        Patient client = new Patient();
        client.addExtension(
                "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason",
                new CodeableConcept().setText("Wants to stay anonymous"));
        if (identifier != null) {
            client.addIdentifier().setSystem(EXCHANGE).setValue(identifier);
        }
        client.setGender(AdministrativeGender.FEMALE);
        return client;
    }
}
