package uk.onestory.ask;

import static uk.onestory.OneStoryServer.as;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** {@code $populate} about a person of its own, and what it answers. */
record Populating(Referral referral) {

    /** A person whom the GP referred. */
    static Populating somebody() {
        return new Populating(Referral.toCmht());
    }

    /** Logical id. */
    String person() {
        return referral.patient();
    }

    QuestionnaireResponse populate(String partner, TestForm form) {
        String answer = as(partner)
                .get("/Questionnaire/" + form.id() + "/$populate?subject=Patient/" + person())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return OneStoryServer.fhir().newJsonParser().parseResource(QuestionnaireResponse.class, answer);
    }

    String observe(String code, String date, int value) {
        return as("demo-gp")
                .body(Map.of(
                        "resourceType",
                        "Observation",
                        "status",
                        "final",
                        "code",
                        Map.of("coding", List.of(Map.of("system", TestForm.CODES, "code", code))),
                        "subject",
                        Map.of("reference", "Patient/" + person()),
                        "effectiveDateTime",
                        date,
                        "valueInteger",
                        value))
                .post("/Observation")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String value(QuestionnaireResponse response, String linkId) {
        return response.getItem().stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .map(item -> item.getAnswerFirstRep().getValue().primitiveValue())
                .findFirst()
                .orElse(null);
    }

    static List<String> sources(QuestionnaireResponse response) {
        return response.getItem().stream()
                .map(QuestionnaireResponseItemComponent::getAnswerFirstRep)
                .map(answer -> ReusedFrom.source(answer).orElseThrow())
                .toList();
    }

    static int toBeAsked(QuestionnaireResponse response) {
        return ((IntegerType) response.getExtensionByUrl(Population.TO_BE_ASKED).getValue()).getValue();
    }

    static String daysAgo(int days) {
        return LocalDate.now(Moments.LONDON).minusDays(days).toString();
    }
}
