package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;

/** What is sent is stored as it was meant, or refused with its place: never half of it. */
class SentFormIT {

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String JSON_PATCH = "application/json-patch+json";

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, application/fhir+xml, <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "windows-1252, application/fhir+xml, <?xml version=\"1.0\" encoding=\"windows-1252\"?>",
        "windows-1252, application/fhir+xml;charset=windows-1252, ''",
        "UTF-16, application/fhir+xml, <?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "UTF-8, application/fhir+xml, ''"
    })
    void xmlIsStoredInTheLettersThatItWasSentIn(String charset, String contentType, String declaration)
            throws Exception {
        String body = declaration + xml("<gender value=\"female\"/>");
        HttpResponse<String> answer = send("POST", "/Patient", contentType, body.getBytes(Charset.forName(charset)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("Zoë").doesNotContain("\uFFFD");
    }

    @Test
    void jsonInAnotherCharsetIsDecodedAndBytesOfNoneAreRefused() throws Exception {
        byte[] latin = json("").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(send("POST", "/Patient", JSON + "; charset=ISO-8859-1", latin)
                        .body())
                .contains("Zoë");
        assertThat(send("POST", "/Patient", JSON, latin).statusCode()).isEqualTo(400);
        assertThat(send("POST", "/Patient", JSON + "; charset=x-none", latin).statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /Patient, text/turtle, 415",
        "POST, /Patient, application/fhir+turtle, 415",
        "PUT, /Patient/turtle-1, text/turtle, 415",
        "POST, '', text/turtle, 415",
        "POST, /Patient, garbage, 415",
        "POST, /Patient, ';;;', 415",
        "POST, /Patient, '', 415",
        "POST, /Patient/$match, '', 415",
        "POST, /Patient/$match, text/turtle, 415",
        "POST, '', multipart/form-data, 415",
        "PATCH, /Patient/x, application/xml-patch+xml, 415",
        "PATCH, /Patient/x, application/json, 415",
        "PATCH, /Patient/x, '', 415"
    })
    void aContentTypeThatIsNotTakenIs415(String method, String path, String contentType, int status) throws Exception {
        HttpResponse<String> answer = send(method, path, contentType, json("").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"address\":[{\"city\":\"Wigan\",\"_line\":[{\"extension\":[{\"url\":\"u:x\",\"valueString\":\"y\"}]}]}]",
                ",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>x</div>\"}",
                ",\"text\":{\"status\":\"generated\",\"div\":\"<!DOCTYPE a><div>x</div>\"}",
                ",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><script>x</script></div>\"}",
                ",\"contained\":[{\"resourceType\":\"Organization\",\"text\":{\"status\":\"generated\",\"div\":\"<div><p>\"}}]",
                ",\"deceasedBoolean\":false,\"deceasedDateTime\":\"2020\""
            })
    void whatCannotBeKeptIsRefusedAloneInBundlesAndByValidate(String more) throws Exception {
        String patient = json(more);
        for (HttpResponse<String> answer : List.of(
                post("/Patient", patient),
                post("/Patient/$validate", patient),
                post(
                        "/Patient/$validate",
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + patient
                                + "}]}"),
                post("", bundle("transaction", patient)),
                post("", bundle("batch", patient)))) {
            boolean inBody = answer.body().contains("\"severity\":\"error\"");
            assertThat(answer.statusCode() >= 400 || inBody).as(answer.body()).isTrue();
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
            assertThat(answer.body()).contains("expression");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stray",
                "<nickname value=\"A\"/>",
                "<active/>",
                "<active xmlns=\"urn:x\" value=\"true\"/>",
                "<active value=\"true\" odd=\"y\"/>",
                "<gender value=\"male\"/><gender value=\"female\"/>"
            })
    void xmlIsReadAsStrictlyAsJson(String content) throws Exception {
        HttpResponse<String> alone = send("POST", "/Patient", XML, xml(content).getBytes(StandardCharsets.UTF_8));
        assertThat(alone.statusCode()).as(alone.body()).isEqualTo(400);
        assertThat(alone.body()).contains("\"expression\":[\"Patient");

        String bundle =
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/><entry><resource>" + xml(content)
                        + "</resource><request><method value=\"POST\"/><url value=\"Patient\"/></request></entry></Bundle>";
        HttpResponse<String> inBundle = send("POST", "", XML, bundle.getBytes(StandardCharsets.UTF_8));
        assertThat(inBundle.statusCode()).as(inBundle.body()).isEqualTo(400);
        assertThat(inBundle.body()).contains("\"expression\":[\"Bundle.entry[0].resource");
    }

    static List<String> jsonPatches() {
        return List.of(
                "[{\"op\":\"remove\"}]",
                "[{\"op\":\"add\",\"value\":true}]",
                "[{\"op\":\"move\",\"path\":\"/gender\"}]",
                "[{\"op\":\"copy\",\"path\":\"/gender\",\"from\":7}]",
                "[{\"op\":\"add\",\"path\":\"/maritalStatus\",\"value\":null}]",
                "[{\"op\":\"add\",\"path\":\"/active\"}]",
                "[{\"op\":\"frobnicate\",\"path\":\"/active\"}]",
                "[{\"path\":\"/active\",\"value\":true}]",
                "[null]",
                "[[]]",
                "null",
                "{}",
                "\"text\"",
                "<diff/>",
                "[{\"op\":\"add\",\"path\":\"/active\",\"value\":\"true\"}]",
                "[{\"op\":\"add\",\"path\":\"/name/0/text\",\"value\":123}]",
                "[{\"op\":\"add\",\"path\":\"/name/0\",\"value\":\"x\"}]",
                "[{\"op\":\"add\",\"path\":\"/name\",\"value\":{\"family\":\"x\"}}]",
                "[{\"op\":\"add\",\"path\":\"/name/0/given\",\"value\":[null]}]",
                "[{\"op\":\"add\",\"path\":\"/name/0/_prefix\",\"value\":[{\"extension\":[{\"url\":\"u:x\",\"valueCode\":\"y\"}]}]}]",
                "[{\"op\":\"add\",\"path\":\"/favouriteColour\",\"value\":\"blue\"}]",
                "[{\"op\":\"add\",\"path\":\"/birthDate\",\"value\":\"\"}]",
                "[{\"op\":\"copy\",\"from\":\"/name\",\"path\":\"/gender\"}]",
                "[{\"op\":\"replace\",\"path\":\"\",\"value\":7}]",
                "[{\"op\":\"replace\",\"path\":\"/resourceType\",\"value\":\"Nonsense\"}]",
                "[{\"op\":\"remove\",\"path\":\"/resourceType\"}]",
                "[{\"op\":\"add\",\"path\":\"/text\",\"value\":{\"status\":\"generated\",\"div\":\"<div><p></div>\"}}]",
                "[{\"op\":\"add\",\"path\":\"/text\",\"value\":{\"status\":\"generated\",\"div\":\"<p>x</p>\"}}]",
                "[{\"op\":\"add\",\"path\":\"/meta/tag\",\"value\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}]}]",
                "[{\"op\":\"add\",\"path\":\"/implicitRules\",\"value\":\"u:x\"}]",
                "[{\"op\":\"add\",\"path\":\"/modifierExtension\",\"value\":[{\"url\":\"u:x\",\"valueCode\":\"y\"}]}]");
    }

    @ParameterizedTest
    @MethodSource("jsonPatches")
    void aJsonPatchMakesNothingThatAPostWouldNotTake(String patch) throws Exception {
        String id = id(post("/Patient", json("")));
        refused(send("PATCH", "/Patient/" + id, JSON_PATCH, patch.getBytes(StandardCharsets.UTF_8)));
        String entry = "{\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"" + JSON_PATCH + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))
                + "\"},\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/" + id + "\"}}";
        refusedInBundles(entry);
        unchanged(id);
    }

    static List<String> fhirPatches() {
        return List.of(
                operation("add", "Patient", "name", "favouriteColour", "value", "blue"),
                operation("add", "Patient.nowhere", "name", "text", "value", "blue"),
                operation("add", "Patient", "name", "birthDate", "value", "soon"),
                operation("add", "Patient", "name", "text", "value", "<div>"),
                operation("add", "Patient", "value", "blue"),
                operation("add", "Patient", "name", "gender"),
                operation("add", "", "name", "gender", "value", "male"),
                operation("replace", "Patient.name[0].nick", "value", "x"),
                operation("replace", "Patient.(((", "value", "x"),
                operation("replace", "Patient.gender"),
                operation("delete", "Patient.favouriteColour"),
                operation("delete", ""),
                operation("frobnicate", "Patient.gender"),
                operation("", "Patient.gender"),
                operation("insert", "Patient.name", "value", "x"),
                operation("move", "Patient.name"),
                "{\"resourceType\":\"Parameters\"}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\"}]}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"other\",\"valueCode\":\"x\"}]}",
                "{\"resourceType\":\"Parameters\",\"implicitRules\":\"u:x\",\"parameter\":[{\"name\":\"operation\"}]}",
                "{\"resourceType\":\"Patient\",\"gender\":\"male\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}");
    }

    @ParameterizedTest
    @MethodSource("fhirPatches")
    void aFhirPathPatchThatLeadsNowhereIsRefused(String patch) throws Exception {
        String id = id(post("/Patient", json("")));
        refused(send("PATCH", "/Patient/" + id, JSON, patch.getBytes(StandardCharsets.UTF_8)));
        refusedInBundles(
                "{\"resource\":" + patch + ",\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/" + id + "\"}}");
        unchanged(id);
    }

    @ParameterizedTest
    @CsvSource({"POST, /Patient", "PUT, /Patient/empty-1", "PATCH, /Patient/empty-1", "POST, ''"})
    void anEmptyBodyIsRefused(String method, String path) throws Exception {
        String type = method.equals("PATCH") ? JSON_PATCH : JSON;
        for (String body : List.of("", " ", "null", "[]]")) {
            HttpResponse<String> answer = send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
    }

    private void refusedInBundles(String entry) throws Exception {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "]}";
        refused(post("", bundle));
        HttpResponse<String> batch = post("", bundle.replace("transaction", "batch"));
        if (batch.statusCode() == 200) {
            assertThat(batch.body()).containsPattern("\"status\":\"4\\d\\d");
        } else {
            refused(batch);
        }
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("java.", "HAPI-");
    }

    private void unchanged(String id) throws Exception {
        assertThat(send("GET", "/Patient/" + id, null, new byte[0]).body()).contains("\"versionId\":\"1\"");
    }

    private static String id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/Patient/([^/]+).*", "$1");
    }

    /** @param parts names and values, of which those of {@code value} are strings as well */
    private static String operation(String type, String path, String... parts) {
        StringBuilder operation =
                new StringBuilder("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\","
                        + "\"part\":[{\"name\":\"x\",\"valueBoolean\":true}");
        add(operation, "type", type);
        add(operation, "path", path);
        for (int i = 0; i < parts.length; i += 2) {
            add(operation, parts[i], parts[i + 1]);
        }
        return operation.append("]}]}").toString();
    }

    private static void add(StringBuilder operation, String name, String value) {
        if (!value.isEmpty()) {
            operation.append(",{\"name\":\"" + name + "\",\"valueString\":\"" + value + "\"}");
        }
    }

    private static String json(String more) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\""
                + Fixtures.nextNhsNumber() + "\"}],\"name\":[{\"family\":\"Zoë\",\"given\":[\"Ann\"]}]" + more + "}";
    }

    private static String xml(String more) {
        return "<Patient xmlns=\"http://hl7.org/fhir\"><identifier><system value=\"https://fhir.nhs.uk/Id/nhs-number\"/>"
                + "<value value=\"" + Fixtures.nextNhsNumber() + "\"/></identifier><name><family value=\"Zoë\"/></name>"
                + more + "</Patient>";
    }

    private static String bundle(String type, String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String contentType, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(OneStoryServer.base() + path))
                .header("Authorization", "Bearer " + OneStoryServer.token("demo-gp"))
                .header("Accept", JSON)
                .header("Prefer", "return=representation")
                .method(method, BodyPublishers.ofByteArray(body));
        if (contentType != null && !contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
