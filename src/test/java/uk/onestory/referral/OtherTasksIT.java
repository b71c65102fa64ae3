package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.refused;

import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** A Task that is no Task of a referral: a thing to do. */
class OtherTasksIT {

    @ParameterizedTest
    @ValueSource(strings = {"$hand-on", "$step", "$discharge"})
    void isNotHandedOnSteppedOrDischarged(String operation) {
        Task thing = new Task();
        thing.setStatus(TaskStatus.REQUESTED);
        thing.setIntent(TaskIntent.ORDER);
        thing.setFor(new Reference("Patient/" + Referral.toCmht().patient()));
        thing.setRequester(new Reference("Organization/gmmh"));
        thing.setOwner(new Reference("Organization/gmmh"));
        String id = OneStoryServer.client("demo-cmht")
                .create()
                .resource(thing)
                .execute()
                .getId()
                .getIdPart();
        String to = """
                {"name":"to","valueReference":{"reference":"HealthcareService/with-you-wigan"}},
                {"name":"reason","valueCodeableConcept":{"text":"Alcohol first"}}""";
        String parameters =
                switch (operation) {
                    case "$hand-on" -> to;
                    case "$step" -> "{\"name\":\"direction\",\"valueCode\":\"up\"}," + to;
                    default -> "{\"name\":\"plan\",\"valueReference\":{\"reference\":\"CarePlan/none\"}}";
                };
        String asked = "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}";

        refused(as("demo-cmht").body(asked).post("/Task/" + id + "/" + operation), "illegal-transition");

        assertThat(new TestTask(id).version()).isEqualTo("1");
    }
}
