package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.another;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.refused;
import static uk.onestory.referral.StepRequests.stored;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PartialDate;
import uk.onestory.scenario.Referral;

/** Whom a new referral asks, and since when the person waits. */
class NewReferralsIT {

    private static Referral person;

    @BeforeAll
    static void send() {
        person = Referral.toCmht();
    }

    static List<String> unfit() {
        Instant now = Instant.now();
        LocalDate today = LocalDate.now(PartialDate.LONDON);
        return List.of(
                now.plus(6, ChronoUnit.MINUTES).toString(),
                "2099-06-01T10:00:00+01:00",
                today.plusDays(1).toString(),
                "2099",
                today.minusYears(11).toString(),
                today.minusYears(10).minusDays(1).toString(),
                "1985-03-02T10:00:00Z",
                String.valueOf(today.getYear()),
                today.minusMonths(2).toString().substring(0, 7));
    }

    static List<String> fit() {
        Instant now = Instant.now();
        LocalDate today = LocalDate.now(PartialDate.LONDON);
        return List.of(
                now.plus(2, ChronoUnit.MINUTES).toString(),
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                today.toString(),
                today.minusYears(9).toString());
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void theWaitDoesNotStartOnADateThatCannotBeRight(String date) {
        ServiceRequest referral = another(person);
        referral.setAuthoredOnElement(new DateTimeType(date));

        unprocessable(as("demo-gp").body(json(referral)).post("/ServiceRequest"), "ServiceRequest.authoredOn");
    }

    @ParameterizedTest
    @MethodSource("fit")
    void theWaitStartsNowOrBefore(String date) {
        ServiceRequest referral = another(person);
        referral.setAuthoredOnElement(new DateTimeType(date));

        as("demo-gp").body(json(referral)).post("/ServiceRequest").then().statusCode(201);
    }

    @Test
    void theWaitStartsSomeDay() {
        ServiceRequest referral = another(person);
        referral.setAuthoredOnElement(null);

        assertThat(as("demo-gp").body(json(referral)).post("/ServiceRequest").statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void aTaskThatComesAlongIsDatedAlike(String date) {
        Bundle bundle = OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        Sending.toWithYou()
                                .withTask("Organization/with-you", null, null)
                                .json());
        bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .forEach(task -> task.setAuthoredOnElement(new DateTimeType(date)));

        unprocessable(as("demo-gp").body(json(bundle)).post(), "Task.authoredOn");
    }

    @Test
    void theStartOfTheWaitIsNotMovedAndNotMadeCoarser() {
        ServiceRequest toTheDay = another(person);
        LocalDate newYear = LocalDate.now(PartialDate.LONDON).withDayOfYear(1);
        toTheDay.setAuthoredOnElement(new DateTimeType(newYear.toString()));
        String id = as("demo-gp")
                .body(json(toTheDay))
                .post("/ServiceRequest")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Referral referral = new Referral(id, person.patient(), person.nhsNumber());
        for (String moved : List.of(
                String.valueOf(newYear.getYear()), newYear.toString().substring(0, 7), "2099-01-01", "2020-01-01")) {
            ServiceRequest changed = stored(referral);
            changed.setAuthoredOnElement(new DateTimeType(moved));
            assertThat(as("demo-gp")
                            .body(json(changed))
                            .put("/ServiceRequest/" + id)
                            .statusCode())
                    .as(moved)
                    .isEqualTo(422);
            refused(
                    as("demo-gp")
                            .contentType("application/json-patch+json")
                            .body("[{\"op\":\"replace\",\"path\":\"/authoredOn\",\"value\":\"" + moved + "\"}]")
                            .patch("/ServiceRequest/" + id),
                    "frozen-field");
        }
        assertThat(stored(referral).getAuthoredOnElement().getValueAsString()).isEqualTo(newYear.toString());
    }

    static List<List<String>> alike() {
        return List.of(
                List.of("HealthcareService/cmht-wigan", "HealthcareService/cmht-wigan"),
                List.of("HealthcareService/with-you-wigan", "HealthcareService/with-you-wigan"),
                List.of("HealthcareService/cmht-wigan", "HealthcareService/spa-wigan"),
                List.of("HealthcareService/gp-wigan-1", "Organization/gp-wigan-1"),
                List.of("Organization/gp-wigan-1", "Organization/gp-wigan-1"));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void aJointReferralAsksTwoSectors(List<String> performers) {
        ServiceRequest referral = another(person);
        referral.setPerformer(performers.stream().map(Reference::new).toList());

        unprocessable(as("demo-gp").body(json(referral)).post("/ServiceRequest"), "ServiceRequest.performer[1]");
    }

    @Test
    void aServiceIsNotNamedOnceMoreByItsIdentifier() {
        ServiceRequest referral = another(person);
        Reference byIdentifier = new Reference().setType("Organization");
        byIdentifier
                .getIdentifier()
                .setSystem("https://fhir.nhs.uk/Id/ods-organization-code")
                .setValue("RXV");
        referral.addPerformer(byIdentifier);

        assertThat(as("demo-gp").body(json(referral)).post("/ServiceRequest").statusCode())
                .isEqualTo(422);
    }

    private static void unprocessable(Response answer, String expression) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("issue.expression.flatten()"))
                .as(answer.asString())
                .contains(expression);
    }
}
