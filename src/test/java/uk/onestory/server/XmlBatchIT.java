package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;

/** In an XML batch an ill-formed entry is answered by itself, as in JSON. */
class XmlBatchIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<frob value=\"1\"/>",
                "<gender value=\"\"/>",
                "<birthDate value=\"yesterday\"/>",
                "<active value=\"true\"/>stray",
                "<active value=\"true\"/><active value=\"true\"/>",
                "<name><frob value=\"1\"/></name>"
            })
    void othersAreDoneAndKeepTheirPlaces(String wrong) {
        Response answer = send("batch", person(""), person(wrong), person("<gender value=\"female\"/>"), person(wrong));
        answer.then().statusCode(200);
        List<String> statuses = answer.jsonPath().getList("entry.response.status");
        assertThat(statuses).as(answer.asString()).hasSize(4);
        assertThat(statuses.get(0)).startsWith("201");
        assertThat(statuses.get(1)).startsWith("400");
        assertThat(statuses.get(2)).startsWith("201");
        assertThat(statuses.get(3)).startsWith("400");
        assertThat(answer.<String>path("entry[1].response.outcome.issue[0].expression[0]"))
                .startsWith("Bundle.entry[1]");
        String kept = answer.<String>path("entry[2].response.location");
        assertThat(as("demo-gp").get("/" + kept.split("/_history", -1)[0]).<String>path("gender"))
                .isEqualTo("female");
    }

    @Test
    void entryWithMoreThanIsToldAtOnceHidesNoneAfterIt() {
        String much = "<frob value=\"1\"/>".repeat(200);
        Response answer = send("batch", person(much), person("<frob value=\"1\"/>"), person(""));
        answer.then().statusCode(200);
        List<String> statuses = answer.jsonPath().getList("entry.response.status");
        assertThat(statuses.get(0)).startsWith("400");
        assertThat(statuses.get(1)).startsWith("400");
        assertThat(statuses.get(2)).startsWith("201");
    }

    @Test
    void transactionIsRefusedWhole() {
        assertThat(send("transaction", person(""), person("<frob value=\"1\"/>"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsWrongAroundTheEntriesIsOfAll() {
        String body = "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"batch\"/><frob value=\"1\"/>"
                + person("<frob value=\"1\"/>") + "</Bundle>";
        assertThat(as("demo-gp")
                        .contentType("application/fhir+xml")
                        .accept("application/fhir+json")
                        .body(body)
                        .post()
                        .statusCode())
                .isEqualTo(400);
    }

    private static Response send(String type, String... entries) {
        return as("demo-gp")
                .contentType("application/fhir+xml")
                .accept("application/fhir+json")
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Bundle xmlns=\"http://hl7.org/fhir\"><type value=\""
                        + type + "\"/>" + String.join("", entries) + "</Bundle>")
                .post();
    }

    private static String person(String more) {
        return "<entry><resource><Patient><identifier><system value=\"https://fhir.nhs.uk/Id/nhs-number\"/><value value=\""
                + Fixtures.nextNhsNumber() + "\"/></identifier><name><family value=\"Ärmel &amp; Söhne\"/></name>"
                + more
                + "</Patient></resource><request><method value=\"POST\"/><url value=\"Patient\"/></request></entry>";
    }
}
