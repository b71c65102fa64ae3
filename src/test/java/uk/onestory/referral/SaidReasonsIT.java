package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.refused;
import static uk.onestory.referral.StepRequests.stored;

import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** A reason tells something: who decides later can read it. */
class SaidReasonsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"extension\":[{\"url\":\"https://example.org/x\",\"valueString\":\"x\"}]}",
                "{\"coding\":[{\"display\":\"x\"}]}",
                "{\"coding\":[{\"system\":\"https://example.org/x\"}]}",
                "{\"_text\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]}}"
            })
    void noReasonThatSaysNothingIsTaken(String nothing) {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        String to = "{\"name\":\"to\",\"valueReference\":{\"reference\":\"HealthcareService/with-you-wigan\"}},";
        String reason = "{\"name\":\"reason\",\"valueCodeableConcept\":" + nothing + "}";
        refused(operation("demo-cmht", "Task/" + task.id() + "/$hand-on", to + reason), "reason-needed");
        refused(
                operation(
                        "demo-cmht",
                        "Task/" + task.id() + "/$step",
                        "{\"name\":\"direction\",\"valueCode\":\"up\"}," + to + reason),
                "reason-needed");
        refused(
                operation(
                        "demo-gp",
                        "ServiceRequest/" + referral.id() + "/$withdraw",
                        "{\"name\":\"decided-by\",\"valueCode\":\"person\"}," + reason),
                "reason-needed");
        refused(
                as("demo-gp")
                        .contentType("application/json-patch+json")
                        .body(
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"revoked\"},{\"op\":\"add\",\"path\":"
                                        + "\"/extension/-\",\"value\":{\"url\":"
                                        + "\"http://hl7.org/fhir/StructureDefinition/request-statusReason\",\"valueCodeableConcept\":"
                                        + nothing + "}}]")
                        .patch("/ServiceRequest/" + referral.id()),
                "reason-needed");
        refused(
                as("demo-gp")
                        .header("If-Match", "W/\"1\"")
                        .contentType("application/json-patch+json")
                        .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                                + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":" + nothing + "}]")
                        .patch("/Task/" + task.id()),
                "reason-needed");
        ServiceRequest copy = stored(referral);
        copy.setIdElement(null);
        copy.setReasonReference(null);
        refused(
                as("demo-gp")
                        .body(json(copy).replaceFirst("\\{", "{\"reasonCode\":[" + nothing + "],"))
                        .post("/ServiceRequest"),
                "reason-needed");
        assertThat(referral.status()).isEqualTo("active");
        assertThat(task.version()).isEqualTo("1");
    }

    @Test
    void aReasonThatIsOnlyDisplayedIsNoReferenceToARecord() {
        Referral referral = Referral.toCmht();
        ServiceRequest sent = stored(referral);
        sent.setIdElement(null);
        sent.setReasonReference(List.of(new Reference().setDisplay("Low mood")));

        refused(as("demo-gp").body(json(sent)).post("/ServiceRequest"), "reason-needed");
        ServiceRequest changed = stored(referral);
        changed.setReasonReference(List.of(new Reference().setDisplay("Low mood")));
        refused(as("demo-gp").body(json(changed)).put("/ServiceRequest/" + referral.id()), "reason-needed");
        refused(
                as("demo-gp")
                        .contentType("application/json-patch+json")
                        .body("[{\"op\":\"replace\",\"path\":\"/reasonReference\",\"value\":[{\"display\":\"x\"}]}]")
                        .patch("/ServiceRequest/" + referral.id()),
                "reason-needed");

        sent.setReasonReference(List.of(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem("https://example.org/problems")
                        .setValue("7"))));
        as("demo-gp").body(json(sent)).post("/ServiceRequest").then().statusCode(201);
    }

    private static Response operation(String partner, String url, String parameters) {
        return as(partner)
                .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}")
                .post("/" + url);
    }
}
