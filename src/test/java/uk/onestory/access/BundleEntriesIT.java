package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.BundleText.batch;
import static uk.onestory.BundleText.entry;
import static uk.onestory.BundleText.send;
import static uk.onestory.BundleText.statuses;
import static uk.onestory.BundleText.stored;
import static uk.onestory.BundleText.transaction;
import static uk.onestory.BundleText.tree;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.token;
import static uk.onestory.OneStoryServer.withToken;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

/** Entries of bundles: what is wrong with one is told for it, and the others of a batch are done. */
class BundleEntriesIT {

    private static final String WHO = entry("GET", "$whoami");

    @Test
    void oneRefusedEntryOfABatchLeavesTheOthers() {
        String patient = Referral.toCmht().patient();

        Response answer = batch("demo-gp", entry("GET", "AuditEvent"), entry("GET", "Patient/" + patient), WHO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(403, 200, 200);
        JsonNode entries = tree(answer.asString()).path("entry");
        assertThat(entries.at("/0/response/outcome/issue/0/code").asText()).isEqualTo("forbidden");
        assertThat(entries.at("/1/resource/id").asText()).isEqualTo(patient);
        assertThat(entries.at("/2/resource/resourceType").asText()).isEqualTo("Parameters");
    }

    @Test
    void theSameHoldsWhereTheBatchHasAnId() {
        String patient = Referral.toCmht().patient();
        String body = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + String.join(
                        ",",
                        entry("POST", "Organization", "{\"resourceType\":\"Organization\",\"name\":\"Ours\"}"),
                        entry("POST", "Condition", condition(patient)),
                        entry("GET", "Patient/" + patient))
                + "]}";
        String id = UUID.randomUUID().toString();

        Response first = as("demo-gp").header("X-Request-Id", id).body(body).post();
        Response again = as("demo-gp").header("X-Request-Id", id).body(body).post();

        assertThat(statuses(first)).containsExactly(403, 201, 200);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void anEntryThatNeedsAVersionIsRefusedByItself() {
        Referral referral = Referral.toCmht();
        String task = "Task/" + referral.taskOf("demo-cmht").id();
        String patch = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\"}]}";

        Response answer = batch("demo-cmht", entry("PATCH", task, patch), entry("GET", task));

        assertThat(statuses(answer)).containsExactly(428, 200);
    }

    @Test
    void oneIllFormedEntryOfABatchLeavesTheOthers() {
        String patient = Referral.toCmht().patient();
        String scored = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Weight\"},"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"},\"effectiveDateTime\":\"2026-11-02\","
                + "\"valueQuantity\":{\"value\":70.50,\"unit\":\"kg\"}}";

        Response answer = batch(
                "demo-gp",
                entry("POST", "Condition", "{\"resourceType\":\"Condition\",\"frobbed\":true}"),
                entry("FROB", "Patient/" + patient),
                entry("POST", "Observation", scored),
                entry("GET", "Patient/" + patient));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(400, 400, 201, 200);
        JsonNode entries = tree(answer.asString()).path("entry");
        assertThat(entries.at("/0/response/outcome/issue/0/expression/0").asText())
                .isEqualTo("Bundle.entry[0].resource");
        assertThat(entries.at("/1/response/outcome/issue/0/expression/0").asText())
                .isEqualTo("Bundle.entry[1].request.method");
        String made = entries.at("/2/response/location").asText();
        assertThat(as("demo-gp").get("/" + made).asString()).contains("70.50");
    }

    @Test
    void oneIllFormedEntryOfATransactionRefusesAll() {
        String patient = Referral.toCmht().patient();
        long before = stored();

        assertThat(transaction(
                                "demo-gp",
                                entry("POST", "Condition", condition(patient)),
                                entry("POST", "Condition", "{\"resourceType\":\"Condition\",\"frobbed\":true}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(transaction("demo-gp", entry("POST", "Condition", condition(patient)), entry("GET", "AuditEvent"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "400; GET; Condition/x/y/z",
                "400; GET; Condition/x/_history/1/2",
                "400; GET; Condition/_history/1",
                "400; GET; Condition//x",
                "400; GET; Condition/x#status",
                "400; GET; Condition?code=%zz",
                "400; GET; Condition/%",
                "400; GET; ?_getpages=1",
                "400; GET; https://elsewhere.example/fhir/Condition",
                "400; GET; ../actuator/env",
                "404; GET; Basic",
                "404; GET; Nonsense/1",
                "404; GET; metadata",
                "404; DELETE; Basic/1",
                "404; GET; Condition/nobody-has-this",
                "405; GET; $export",
                "405; GET; Patient/x/$everything",
                "405; GET; Task/$whoami",
                "405; GET; Task/x/$hand-on",
                "405; HEAD; Condition/x",
                "400; POST; Condition",
                "405; POST; Condition/$validate",
                "405; POST; Condition/_search",
                "400; POST; Condition/x",
                "400; POST; Condition?code=x",
                "400; PUT; Condition",
                "400; PUT; Condition?",
                "400; PUT; Condition/x",
                "400; PUT; Condition/x/_history/1",
                "400; PUT; Condition/x?code=y",
                "400; PATCH; Condition",
                "400; PATCH; Condition/x",
                "405; PATCH; QuestionnaireResponse/x",
                "405; DELETE; Condition/x",
                "400; DELETE; Condition",
            })
    void anEntryThatCannotBeDoneIsRefusedByItself(int status, String method, String url) {
        refused(status, entry(method, url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "400; {\"fullUrl\":\"urn:uuid:4a7e1b6e-5a37-4f5c-8a3e-6f1d2c3b4a59\"}",
                "400; {\"request\":{\"url\":\"Condition\"}}",
                "400; {\"request\":{\"method\":\"GET\"}}",
                "400; {\"request\":{\"method\":\"GET\",\"url\":\"Condition/\\u0001\"}}",
                "400; {\"resource\":{\"resourceType\":\"Condition\",\"id\":\"b\"},"
                        + "\"request\":{\"method\":\"PUT\",\"url\":\"Condition/a\"}}",
                "400; {\"fullUrl\":\"http://elsewhere.example/Condition/b\","
                        + "\"resource\":{\"resourceType\":\"Condition\",\"id\":\"b\"},"
                        + "\"request\":{\"method\":\"PUT\",\"url\":\"Condition/a\"}}",
                "400; {\"resource\":{\"resourceType\":\"Condition\",\"language\":\"en\"},"
                        + "\"request\":{\"method\":\"POST\",\"url\":\"Condition\",\"ifNoneExist\":\"Patient?name=x\"}}",
                "400; {\"resource\":{\"resourceType\":\"Condition\",\"language\":\"en\"},"
                        + "\"request\":{\"method\":\"POST\",\"url\":\"Condition\",\"ifNoneExist\":\"code=%zz\"}}",
                "400; {\"resource\":{\"resourceType\":\"Patient\",\"active\":true},"
                        + "\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/x\"}}",
                "400; {\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\"},"
                        + "\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/x\"}}",
                "415; {\"resource\":{\"resourceType\":\"Binary\",\"data\":\"W10=\"},"
                        + "\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/x\"}}",
                "404; {\"resource\":{\"resourceType\":\"Basic\",\"language\":\"en\"},"
                        + "\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}",
            })
    void anEntryWithoutItsPartsIsRefusedByItself(int status, String entry) {
        refused(status, entry);
    }

    private static void refused(int status, String entry) {
        long before = stored();
        Response answer = batch("demo-gp", WHO, entry, WHO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(200, status, 200);
        assertThat(tree(answer.asString())
                        .at("/entry/1/response/outcome/resourceType")
                        .asText())
                .isEqualTo("OperationOutcome");
        // The reads of a transaction come after its commit, so one that finds nothing is told in its entry.
        Response together = transaction("demo-gp", entry);
        assertThat(together.statusCode() == 200 ? statuses(together).get(0) : together.statusCode())
                .isEqualTo(status);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void aBundleWithTooManyEntriesIsRefused(String type) {
        Response answer = send("demo-gp", type, Collections.nCopies(501, WHO));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(tree(answer.asString()).at("/issue/0/details/coding/0/code").asText())
                .isEqualTo("too-large");
    }

    @Test
    void aBundleOfAnotherTypeIsRefused() {
        assertThat(send("demo-gp", "collection", List.of(WHO)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void operationsThatOnlyReadAreAnsweredInABundle(String type) {
        String patient = Referral.toCmht().patient();
        List<String> reads = new ArrayList<>(List.of(
                WHO,
                entry("GET", "Patient/" + patient + "/$story"),
                entry("GET", "Patient/" + patient + "/$story?_format=html"),
                entry("GET", "/Patient/" + patient),
                entry("GET", "Patient/" + patient + "/_history"),
                entry("GET", "Patient/" + patient + "/_history/1"),
                entry("GET", "Condition/_search?patient=Patient/" + patient),
                entry("GET", "Patient?name=a%20b|c")));

        Response answer = send("demo-gp", type, reads);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).hasSameSizeAs(reads).containsOnly(200);
        assertThat(as("demo-gp")
                        .accept("text/html")
                        .body("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + reads.get(1) + "]}")
                        .post()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReadThatCannotBeReadDoesNotRefuseWhatATransactionHasStored() {
        String patient = Referral.toCmht().patient();

        Response answer = transaction(
                "demo-gp",
                entry("GET", "Patient?birthdate=soon"),
                entry("POST", "Condition", condition(patient)),
                entry("GET", "Condition?patient.birthdate=soon"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly(400, 201, 400);
    }

    @Test
    void conditionsReachNoTypeThatMayNotBeSearched() {
        String conditionsOnly = token("demo-gp", "system/Condition.cruds");
        String resource = "{\"resourceType\":\"Condition\",\"language\":\"en\"}";
        for (String chain : List.of("patient.family=Ashworth", "patient%2Efamily=Ashworth")) {
            for (String entry : List.of(
                    entry("GET", "Condition?" + chain),
                    entry("PUT", "Condition?" + chain, resource),
                    "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"Condition\","
                            + "\"ifNoneExist\":\"" + chain + "\"}}")) {
                assertThat(statuses(withToken(conditionsOnly)
                                .body("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entry + "]}")
                                .post()))
                        .as(entry)
                        .containsExactly(403);
            }
        }
        assertThat(withToken(conditionsOnly)
                        .header("If-None-Exist", "patient.family=Ashworth")
                        .body(resource)
                        .post("/Condition")
                        .statusCode())
                .isEqualTo(403);
        assertThat(withToken(conditionsOnly)
                        .body(resource)
                        .put("/Condition?patient.family=Ashworth")
                        .statusCode())
                .isEqualTo(403);
    }

    static String condition(String patient) {
        return "{\"resourceType\":\"Condition\",\"clinicalStatus\":{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},"
                + "\"code\":{\"text\":\"Low mood\"},\"subject\":{\"reference\":\"Patient/" + patient + "\"},"
                + "\"recordedDate\":\"2026-11-02\"}";
    }
}
