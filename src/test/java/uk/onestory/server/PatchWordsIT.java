package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** A patch that cannot be done tells which operation, where, why and what to do instead, on every way. */
class PatchWordsIT {

    private static TestTask task;

    @BeforeAll
    static void oneTask() {
        task = Referral.toCmht().taskOf("demo-cmht");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op':'replace','path':'/statusReason/text','value':'Smith'}] | Operation 0 of the patch (replace /statusReason/text)",
                "[{'op':'test','path':'/status','value':'Smith'}] | the test fails",
                "[{'op':'frob','path':'/status'}] | Operation 0 of the patch: op must be",
                "[{'op':'remove','path':'/status'},{'op':'remove','path':'/note/7'}] | Operation 1 of the patch (remove /note/7)",
                "[{'op':'add','path':'/note/9','value':{'text':'Smith'}}] | there is no /note yet",
                "[{'op':'add','path':'/extension/99','value':{'text':'Smith'}}] | the list there has",
                "[{'op':'move','from':'/for','path':'/for/reference/x'}] | moved into itself",
                "[{'op':'replace','path':'/status','value':{'a':1}}] | JSON string",
                "[{'op':'replace','path':'/status','value':7}] | ",
                "[{'op':'add','path':'/note','value':'Smith'}] | ",
                "[{'op':'add','path':'/frob','value':'Smith'}] | frob",
                "[{'op':'replace','path':'/resourceType','value':'Patient'}] | leave resourceType",
                "[{'op':'remove','path':'/resourceType'}] | leave resourceType",
                "[{'op':'replace','path':'','value':[]}] | no empty array",
                "[{'op':'replace','path':'','value':7}] | leave resourceType",
                "[{'op':'replace','path':'status','value':7}] | JSON Pointer",
                "{'op':'replace'} | array of operations",
                "[{'op':'replace','path':'/status' | JSON"
            })
    void jsonPatch(String patch, String words) {
        String body = patch.replace('\'', '"');
        told(task.patch("demo-cmht", body), words);
        String data = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        String binary = "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                + data + "\"}";
        told(bundle("transaction", binary), words);
        toldInBatch(bundle("batch", binary), words);
        assertThat(task.version()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace | Task.status | 'valueCode':'not-a-code' | Operation 0 of the patch (replace Task.status): the value does not fit",
                "replace | Task.status | 'valueReference':{'reference':'Patient/1'} | Operation 0",
                "replace | Task.note[9].text | 'valueString':'Smith' | Operation 0 of the patch (replace Task.note[9].text): there is nothing at path",
                "replace | Task.frob | 'valueString':'Smith' | Operation 0 of the patch",
                "replace | Task.where(  | 'valueString':'Smith' | Operation 0 of the patch",
                "replace | Task.note.where(text='Smith').text | 'valueString':'Smith' | Operation 0 of the patch",
                "add | Task.restriction.repetitions.frob | 'valueString':'Smith' | Operation 0",
                "frob | Task.status | 'valueCode':'received' | Operation 0 of the patch: The type of an operation"
            })
    void fhirPathPatch(String type, String path, String value, String words) {
        String name = type.equals("add") ? ",{\"name\":\"name\",\"valueString\":\"text\"}" : "";
        String parameters = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"" + type + "\"},{\"name\":\"path\",\"valueString\":\"" + path
                + "\"},"
                + "{\"name\":\"value\"," + value.replace('\'', '"') + "}" + name + "]}]}";
        told(as("demo-cmht").header("If-Match", "W/\"1\"").body(parameters).patch("/Task/" + task.id()), words);
        told(bundle("transaction", parameters), words);
        toldInBatch(bundle("batch", parameters), words);
        assertThat(task.version()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert | {'name':'index','valueInteger':99},{'name':'value','valueAnnotation':{'text':'x'}} | index must lie within",
                "move | {'name':'source','valueInteger':5},{'name':'destination','valueInteger':0} | source and destination must lie within"
            })
    void placesInAList(String type, String parts, String words) {
        String parameters = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"" + type
                + "\"},{\"name\":\"path\",\"valueString\":\"Task.note\"},"
                + parts.replace('\'', '"') + "]}]}";
        told(as("demo-cmht").header("If-Match", "W/\"1\"").body(parameters).patch("/Task/" + task.id()), words);
    }

    private static void told(Response answer, String words) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("issue.diagnostics", String.class).toString())
                .contains(words == null ? "" : words)
                .doesNotContain("Smith", "HAPI-", "Exception", "JsonPatch");
        assertThat(answer.<String>path("issue[0].expression[0]")).isNotBlank();
    }

    private static void toldInBatch(Response answer, String words) {
        answer.then().statusCode(200);
        assertThat(answer.<String>path("entry[0].response.status"))
                .as(answer.asString())
                .startsWith("400");
        assertThat(answer.jsonPath()
                        .getList("entry[0].response.outcome.issue.diagnostics", String.class)
                        .toString())
                .contains(words == null ? "" : words)
                .doesNotContain("Smith", "HAPI-", "Exception", "JsonPatch");
    }

    private static Response bundle(String type, String patch) {
        return as("demo-cmht")
                .body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + patch
                        + ",\"request\":{\"method\":\"PATCH\",\"url\":\"Task/" + task.id()
                        + "\",\"ifMatch\":\"W/\\\"1\\\"\"}}]}")
                .post();
    }
}
