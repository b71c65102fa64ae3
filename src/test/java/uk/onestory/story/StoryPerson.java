package uk.onestory.story;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;

/**
 * A person whose record the GP practice has sent to the server under test.
 *
 * @param id logical id of the Patient
 * @param identifier {@code system|value}
 */
record StoryPerson(String id, String identifier) {

    private static final int AT_ONCE = 490;
    private static final String SYSTEM = "https://onestory.test/Id/person";

    /** @param moreScores how much longer than the file the record is */
    static StoryPerson send(int moreScores) {
        String value = UUID.randomUUID().toString();
        Bundle record = StoryFixture.FHIR
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        StoryFixture.text("about-sam.transaction.json")
                                .replace("{person}", value)
                                .replace("{nhs-number}", Fixtures.nextNhsNumber()));
        Observation score = (Observation) record.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(resource ->
                        resource instanceof Observation observation && Observations.isOf(observation, "score"))
                .findFirst()
                .orElseThrow();
        List<String> locations = sent(record);
        String id = locations.stream()
                .filter(location -> location.contains("Patient/"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^.*Patient/([^/]+).*$", "$1");
        for (int sent = 0; sent < moreScores; sent += AT_ONCE) {
            sent(scores(score, id, sent, Math.min(moreScores, sent + AT_ONCE)));
        }
        return new StoryPerson(id, SYSTEM + "|" + value);
    }

    private static Bundle scores(Observation score, String person, int from, int to) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (int i = from; i < to; i++) {
            Observation another = score.copy();
            another.setSubject(new Reference("Patient/" + person));
            another.setEffective(new DateTimeType("2026-01-%02d".formatted(i % 28 + 1)));
            another.setValue(new IntegerType(i % 28));
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(another)
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("Observation");
        }
        return bundle;
    }

    private static List<String> sent(Bundle record) {
        return request("demo-gp")
                .body(StoryFixture.FHIR.newJsonParser().encodeResourceToString(record))
                .post(OneStoryServer.base())
                .then()
                .statusCode(200)
                .extract()
                .path("entry.response.location");
    }

    static RequestSpecification request(String partner) {
        return withToken(OneStoryServer.token(partner));
    }

    static RequestSpecification withToken(String token) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON.withCharset("UTF-8"))
                .contentType("application/fhir+json")
                .accept("application/fhir+json");
    }
}
