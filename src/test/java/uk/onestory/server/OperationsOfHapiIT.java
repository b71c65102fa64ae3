package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation does not take is not passed over, also where HAPI serves it. */
class OperationsOfHapiIT {

    private static final String VALUES = "https://fhir.onestory.example/ValueSet/OneStory-StatusReason";
    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-StatusReason";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ValueSet/$expand?url=" + VALUES,
                "/ValueSet/$validate-code?url=" + VALUES + "&system=" + CODES + "&code=other",
                "/CodeSystem/$lookup?system=" + CODES + "&code=other",
                "/CodeSystem/$subsumes?system=" + CODES + "&codeA=other&codeB=duplicate",
                "/CodeSystem/$validate-code?url=" + CODES + "&code=other"
            })
    void unknownParameterInTheUrlIsRefusedUnlessLenient(String call) {
        as("demo-gp").get(call).then().statusCode(200);
        as("demo-gp").get(call + "&_format=json&_pretty=true").then().statusCode(200);

        refused(as("demo-gp").get(call + "&frob=1"));

        as("demo-gp")
                .header("Prefer", "handling=lenient")
                .get(call + "&frob=1")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ValueSet/$expand | {'name':'url','valueUri':'" + VALUES + "'}",
                "/CodeSystem/$lookup | {'name':'system','valueUri':'" + CODES
                        + "'},{'name':'code','valueCode':'other'}",
                "/Patient/$validate | {'name':'resource','resource':{'resourceType':'Patient','name':[{'text':'x'}]}}"
            })
    void unknownParameterInTheBodyIsRefusedUnlessLenient(String path, String parameters) {
        String known = body(parameters);
        String more = body(parameters + ",{'name':'frob','valueString':'x'}");
        as("demo-gp").body(known).post(path).then().statusCode(200);
        refused(as("demo-gp").body(more).post(path));
        as("demo-gp")
                .header("Prefer", "handling=lenient")
                .body(more)
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void unknownParameterBesideAResourceThatIsValidatedIsRefused() {
        String patient = "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"x\"}]}";
        refused(as("demo-gp").body(patient).post("/Patient/$validate?frob=1"));
        as("demo-gp")
                .body(patient)
                .post("/Patient/$validate?mode=create")
                .then()
                .statusCode(200);
    }

    private static String body(String parameters) {
        return ("{'resourceType':'Parameters','parameter':[" + parameters + "]}").replace('\'', '"');
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("issue[0].diagnostics")).contains("frob");
    }
}
