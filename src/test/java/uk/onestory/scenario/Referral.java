package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import uk.onestory.Fixtures;

/**
 * A referral of a person of its own, as the tests see it from outside.
 *
 * @param id logical id of the ServiceRequest
 * @param patient logical id of the Patient
 * @param nhsNumber of the person
 */
public record Referral(String id, String patient, String nhsNumber) {

    /** The GP sends one of the files. */
    public static Referral send(String file) {
        String nhsNumber = Fixtures.nextNhsNumber();
        JsonPath answer = as("demo-gp")
                .body(Fixtures.json(file, nhsNumber))
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Referral(created(answer, "ServiceRequest"), created(answer, "Patient"), nhsNumber);
    }

    public static Referral toCmht() {
        return send("scenario/gp-refers-to-cmht.json");
    }

    /** The Tasks on the referral that a partner's organisation owns, as they are now. */
    public List<TestTask> tasksOwnedBy(String partner) {
        List<Map<String, Object>> found = as(partner)
                .queryParam("owner", "Organization/me")
                .queryParam("focus", "ServiceRequest/" + id)
                .get("/Task")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource");
        return found == null
                ? List.of()
                : found.stream()
                        .map(task -> new TestTask((String) task.get("id")))
                        .toList();
    }

    public TestTask taskOf(String partner) {
        List<TestTask> tasks = tasksOwnedBy(partner);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    /** The organisations that are responsible, part by part. */
    public List<String> responsible() {
        return read().jsonPath()
                .getList("extension.findAll { it.url.endsWith('OneStory-Responsible') }.valueReference.reference");
    }

    public String status() {
        return read().path("status");
    }

    private Response read() {
        return as("demo-gp").get("/ServiceRequest/" + id);
    }

    private static String created(JsonPath answer, String type) {
        List<String> locations = answer.getList("entry.response.location");
        return locations.stream()
                .filter(location -> location.startsWith(type + "/"))
                .findFirst()
                .orElseThrow()
                .split("/", -1)[1];
    }
}
