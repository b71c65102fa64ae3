package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;
import uk.onestory.careplan.TestPlan;
import uk.onestory.conformance.FhirPackage;

/**
 * Two server processes on one PostgreSQL look for stories that nobody opened and plans that nobody reviewed, and the one
 * that does most of the work dies at it.
 */
class TwoNodesRemindIT {

    private static final int SEEN = 120;
    private static final int PLANS = 12;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final LocalDate yesterday = LocalDate.now(LONDON).minusDays(1);

    @Test
    void eachOrganisationIsToldOfEachPersonOnceAlsoWhenANodeDiesAtIt() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isPostgresql(), "skipped: an H2 file belongs to one process");
        TestDatabase database = TestDatabase.create();
        String keys = SharedKeys.setting();
        try (ServerProcess one = ServerProcess.begin(database, keys, "--onestory.ask.currency-interval=PT1S");
                ServerProcess other = ServerProcess.begin(database, keys, "--onestory.ask.currency-interval=PT5S")) {
            one.awaitReady();
            other.awaitReady();
            String cmht = OneStoryServer.tokenAt(one.root(), "demo-cmht");
            List<Known> people = refer(one);
            List<String> plans = new ArrayList<>();
            for (Known person : people.subList(0, PLANS)) {
                plans.add(plan(one, cmht, person));
            }
            // All at once, so that a round finds them all.
            post(one, cmht, seen(people));
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !told(other, cmht, "story-not-opened").isEmpty());
            one.kill();
            assertThat(told(other, cmht, "story-not-opened"))
                    .as("told when the node died")
                    .hasSizeLessThan(SEEN);

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> told(other, cmht, "story-not-opened").size() >= SEEN
                            && told(other, cmht, "plan-review-due").size() >= PLANS);
            // Two more rounds of the node that is left.
            await().during(Duration.ofSeconds(11))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> told(other, cmht, "story-not-opened").size() == SEEN);
            assertThat(told(other, cmht, "story-not-opened"))
                    .containsExactlyInAnyOrderElementsOf(people.stream()
                            .map(person -> "Patient/" + person.id())
                            .toList());
            assertThat(told(other, cmht, "plan-review-due")).containsExactlyInAnyOrderElementsOf(plans);
        }
    }

    /**
     * Somebody whom the GP referred to the community mental health team.
     *
     * @param id logical id of the Patient
     * @param conditions logical ids
     */
    private record Known(String id, List<String> conditions) {}

    private static List<Known> refer(ServerProcess node) {
        String gp = OneStoryServer.tokenAt(node.root(), "demo-gp");
        List<Known> people = new ArrayList<>();
        for (int i = 0; i < SEEN; i++) {
            List<String> made = post(node, gp, Fixtures.json("scenario/gp-refers-to-cmht.json"));
            people.add(new Known(ids(made, "Patient").get(0), ids(made, "Condition")));
        }
        return people;
    }

    /** @return {@code CarePlan/id} of a plan that was to be reviewed yesterday */
    private String plan(ServerProcess node, String token, Known person) {
        String json = TestPlan.about(person.id(), person.conditions())
                .review(yesterday.toString())
                .json();
        return "CarePlan/" + ids(post(node, token, json), "CarePlan").get(0);
    }

    private String seen(List<Known> people) {
        Bundle visits = new Bundle().setType(BundleType.TRANSACTION);
        for (Known person : people) {
            Encounter visit = new Encounter()
                    .setStatus(EncounterStatus.FINISHED)
                    .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null))
                    .setSubject(new Reference("Patient/" + person.id()))
                    .setServiceProvider(new Reference("Organization/gmmh"));
            visit.getPeriod()
                    .setStart(Date.from(yesterday
                            .atTime(10, 0)
                            .atZone(ZoneId.of("Europe/London"))
                            .toInstant()));
            visits.addEntry()
                    .setResource(visit)
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("Encounter");
        }
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(visits);
    }

    /** @return what the transaction made */
    private static List<String> post(ServerProcess node, String token, String transaction) {
        Response answer = as(token).body(transaction).post(node.base());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("entry.response.location");
    }

    private static List<String> ids(List<String> locations, String type) {
        return locations.stream()
                .filter(location -> location.startsWith(type + "/"))
                .map(location -> location.replaceFirst(type + "/", "").replaceFirst("/_history.*", ""))
                .toList();
    }

    /** What the Tasks are about. */
    private static List<String> told(ServerProcess node, String token, String notice) {
        List<String> found = as(token)
                .queryParam("owner", "Organization/me")
                .queryParam("code", FhirPackage.BASE + "/CodeSystem/OneStory-Notice|" + notice)
                .queryParam("_count", 500)
                .get(node.base() + "/Task")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.focus.reference");
        return found == null ? List.of() : found;
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/fhir+json");
    }
}
