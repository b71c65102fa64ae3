package uk.onestory.identity;

import static uk.onestory.OneStoryServer.as;
import static uk.onestory.identity.PersonsPapers.bundle;
import static uk.onestory.identity.PersonsPapers.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PersonElement;

/** Every way to give a record another person. */
enum Rewriting {
    PUT,
    PUT_XML,
    CONDITIONAL_PUT,
    JSON_PATCH,
    CONDITIONAL_JSON_PATCH,
    FHIRPATH_PATCH,
    TRANSACTION_PUT,
    TRANSACTION_CONDITIONAL_PUT,
    TRANSACTION_JSON_PATCH,
    TRANSACTION_FHIRPATH_PATCH,
    BATCH_PUT,
    BATCH_JSON_PATCH;

    /** Of the first version. */
    Response write(String type, String id, String person) {
        return write(type, id, person, "1");
    }

    /** @param person JSON of the reference */
    Response write(String type, String id, String person, String stored) {
        String version = "W/\"" + stored + "\"";
        String url = type + "/" + id;
        String whole = record(type, person, "\"id\":\"" + id + "\"");
        var request = as("demo-gp").header("If-Match", version);
        return switch (this) {
            case PUT -> request.body(whole).put("/" + url);
            case PUT_XML ->
                request.contentType("application/fhir+xml").body(xml(whole)).put("/" + url);
            case CONDITIONAL_PUT -> request.body(whole).put("/" + type + "?_id=" + id);
            case JSON_PATCH ->
                request.contentType("application/json-patch+json")
                        .body(jsonPatch(type, person))
                        .patch("/" + url);
            case CONDITIONAL_JSON_PATCH ->
                request.contentType("application/json-patch+json")
                        .body(jsonPatch(type, person))
                        .patch("/" + type + "?_id=" + id);
            case FHIRPATH_PATCH -> request.body(fhirPathPatch(type, person)).patch("/" + url);
            case TRANSACTION_PUT -> bundled("transaction", "PUT", url, whole, version);
            case TRANSACTION_CONDITIONAL_PUT -> bundled("transaction", "PUT", type + "?_id=" + id, whole, version);
            case TRANSACTION_JSON_PATCH -> bundled("transaction", "PATCH", url, binary(type, person), version);
            case TRANSACTION_FHIRPATH_PATCH ->
                bundled("transaction", "PATCH", url, fhirPathPatch(type, person), version);
            case BATCH_PUT -> bundled("batch", "PUT", url, whole, version);
            case BATCH_JSON_PATCH -> bundled("batch", "PATCH", url, binary(type, person), version);
        };
    }

    int status(Response answer) {
        return name().startsWith("BATCH") && answer.statusCode() == 200
                ? Integer.parseInt(
                        answer.<String>path("entry[0].response.status").substring(0, 3))
                : answer.statusCode();
    }

    private static Response bundled(String type, String method, String url, String resource, String version) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("method", method).put("url", url).put("ifMatch", version);
        return as("demo-gp")
                .body(bundle(type, "{\"resource\":" + resource + ",\"request\":" + request + "}"))
                .post();
    }

    private static String binary(String type, String person) {
        String data = Base64.getEncoder().encodeToString(jsonPatch(type, person).getBytes(StandardCharsets.UTF_8));
        return "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\"" + data
                + "\"}";
    }

    private static String jsonPatch(String type, String person) {
        String path = "Appointment".equals(type)
                ? "/participant/0/actor"
                : "/" + PersonElement.path(type).substring(type.length() + 1);
        return "[{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":" + person + "}]";
    }

    private static String fhirPathPatch(String type, String person) {
        String path = "Appointment".equals(type) ? "Appointment.participant[0].actor" : PersonElement.path(type);
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"path\",\"valueString\":\"" + path
                + "\"},{\"name\":\"value\",\"valueReference\":" + person + "}]}]}";
    }

    private static String xml(String json) {
        Resource resource = (Resource) OneStoryServer.fhir().newJsonParser().parseResource(json);
        return OneStoryServer.fhir().newXmlParser().encodeResourceToString(resource);
    }
}
