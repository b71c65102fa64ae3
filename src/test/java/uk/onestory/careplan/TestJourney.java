package uk.onestory.careplan;

import static uk.onestory.OneStoryServer.as;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import uk.onestory.scenario.Referral;

/** The episodes of a person, as a partner finds them. */
final class TestJourney {

    private final JsonPath found;

    private TestJourney(JsonPath found) {
        this.found = found;
    }

    static TestJourney of(Referral referral) {
        return new TestJourney(as("demo-gp")
                .queryParam("patient", referral.patient())
                .get("/EpisodeOfCare")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath());
    }

    /** {@code journey active}, {@code Organization/gmmh HealthcareService/cmht-wigan finished}, in the order of letters. */
    List<String> told() {
        List<Map<String, Object>> episodes = found.getList("entry.resource");
        return episodes == null
                ? List.of()
                : found
                        .<String>getList(
                                "entry.resource.collect { (it.managingOrganization?.reference ?: 'journey') + ' ' + ("
                                        + "it.extension?.find { e -> e.url.endsWith('OneStory-Service') }?.valueReference?.reference ?: '')"
                                        + " + ' ' + it.status }.sort()")
                        .stream()
                        .map(told -> told.replaceAll(" +", " "))
                        .toList();
    }

    String level() {
        return found.getString("entry.resource.find { it.managingOrganization == null }.extension.find {"
                + " it.url.endsWith('OneStory-CareLevel') }.valueCodeableConcept.coding[0].code");
    }

    List<String> statusHistory(String organization) {
        return found.getList("entry.resource.find { it.managingOrganization?.reference == '" + organization
                + "' }.statusHistory.collect { it.status + (it.period.end == null ? ' now' : '') }");
    }

    /** @param organization {@code Organization/id}; null for the journey */
    String id(String organization) {
        return found.getString("entry.resource.find { it.managingOrganization?.reference == "
                + (organization == null ? "null" : "'" + organization + "'") + " }.id");
    }

    String version(String organization) {
        return found.getString("entry.resource.find { it.managingOrganization?.reference == "
                + (organization == null ? "null" : "'" + organization + "'") + " }.meta.versionId");
    }
}
