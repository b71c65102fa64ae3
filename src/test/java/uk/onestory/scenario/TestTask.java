package uk.onestory.scenario;

import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.Map;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.OneStoryServer;

/**
 * One Task, moved by the ways that the API offers.
 *
 * @param id logical id
 */
public record TestTask(String id) {

    private static final String NEXT = "https://fhir.onestory.example/CodeSystem/OneStory-StatusReason";

    /** The Task as it is now. */
    public Task read() {
        return OneStoryServer.client("demo-gp")
                .read()
                .resource(Task.class)
                .withId(id)
                .execute();
    }

    public String version() {
        return read().getIdElement().getVersionIdPart();
    }

    /** JSON Patch of the status, with the version of now. */
    public Response patchStatus(String partner, String status) {
        return patch(partner, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]");
    }

    public Response patch(String partner, String jsonPatch) {
        return as(partner)
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"" + version() + "\"")
                .body(jsonPatch)
                .patch("/Task/" + id);
    }

    /** The whole Task, with the version that it carries. */
    public Response put(String partner, Task task) {
        return as(partner)
                .header("If-Match", "W/\"" + task.getIdElement().getVersionIdPart() + "\"")
                .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(task))
                .put("/Task/" + id);
    }

    public Response handOn(String partner, String to) {
        return as(partner)
                .body(Map.of(
                        "resourceType",
                        "Parameters",
                        "parameter",
                        java.util.List.of(
                                Map.of("name", "to", "valueReference", Map.of("reference", to)),
                                Map.of(
                                        "name",
                                        "reason",
                                        "valueCodeableConcept",
                                        Map.of(
                                                "coding",
                                                java.util.List.of(Map.of("system", NEXT, "code", "redirected")),
                                                "text",
                                                "Drinking is what matters most right now")))))
                .post("/Task/" + id + "/$hand-on");
    }
}
