package uk.onestory.careplan;

import static uk.onestory.OneStoryServer.as;
import static uk.onestory.careplan.JointPlanIT.refused;

import io.restassured.response.Response;
import org.hl7.fhir.r4.model.CarePlan;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** What a joint plan rests on may change, but not so that the plan is no longer whole. */
class StandingPlanIT {

    private final CarePlan plan = OneStoryServer.client("demo-cmht")
            .read()
            .resource(CarePlan.class)
            .withUrl(TestPlan.whole(Referral.toCmht()).create())
            .execute();

    @Test
    void itKeepsItsKeyWorker() {
        String team = plan.getCareTeamFirstRep().getReference();

        refused(change(team, "{\"op\":\"remove\",\"path\":\"/participant/0/role\"}"), "plan-incomplete");
        refused(change(team, "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}"), "plan-incomplete");
        change(team, "{\"op\":\"add\",\"path\":\"/name\",\"value\":\"Sam's team\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void itKeepsAGoalOfThePersonsOwn() {
        String goal = plan.getGoalFirstRep().getReference();

        refused(change(goal, "{\"op\":\"remove\",\"path\":\"/expressedBy\"}"), "plan-incomplete");
    }

    private static Response change(String reference, String operation) {
        return as("demo-cmht")
                .contentType("application/json-patch+json")
                .body("[" + operation + "]")
                .patch("/" + reference);
    }
}
