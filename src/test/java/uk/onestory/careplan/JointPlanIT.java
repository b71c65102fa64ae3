package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** The one plan of a person and all services: whole when it is active, one at a time, of one person. */
class JointPlanIT {

    @Test
    void aWholePlanIsTakenWithAllThatItNamesInOneTransaction() {
        String plan = TestPlan.whole(Referral.toCmht()).create();

        as("demo-withyou").get("/" + plan).then().statusCode(200).body("status", equalTo("active"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gaps")
    void anActivePlanLacksNothing(String path, Consumer<TestPlan> leaveOut) {
        Response refused = TestPlan.whole(Referral.toCmht()).with(leaveOut).post();

        refused(refused, "plan-incomplete");
        assertThat(refused.<List<String>>path("issue.expression.flatten()")).containsExactly(path);
    }

    static Stream<Arguments> gaps() {
        String extension = "CarePlan.extension('" + TestPlan.EXTENSION + "%s')";
        return Stream.of(
                gap("CarePlan.addresses", plan -> plan.plan.getAddresses().remove(0)),
                gap("CarePlan.addresses", plan -> plan.plan.getAddresses().remove(1)),
                gap(
                        "CarePlan.contributor",
                        plan -> plan.plan.getContributor().get(0).setReference("Organization/gp-wigan-1")),
                gap("CarePlan.careTeam", plan -> plan.plan.setCareTeam(null)),
                gap(
                        "CarePlan.careTeam",
                        plan -> plan.team.getParticipantFirstRep().setOnBehalfOf(null)),
                gap("CarePlan.careTeam", plan -> plan.team
                        .getParticipantFirstRep()
                        .setOnBehalfOf(new Reference("Organization/social-care-wigan"))),
                gap(
                        "CarePlan.careTeam",
                        plan -> plan.team.getParticipantFirstRep().setRole(null)),
                gap("CarePlan.goal", plan -> plan.plan.setGoal(null)),
                gap("CarePlan.goal", plan -> plan.goal.setExpressedBy(null)),
                gap("CarePlan.activity", plan -> plan.plan.setActivity(null)),
                gap("CarePlan.activity.reference", plan -> plan.activity.setOwner(null)),
                gap(extension.formatted("CareLevel"), plan -> plan.remove("CareLevel")),
                gap(extension.formatted("AgreedWithPerson"), plan -> plan.remove("AgreedWithPerson")),
                gap(extension.formatted("AgreedWithPerson"), plan -> plan.plan
                        .getExtensionByUrl(TestPlan.EXTENSION + "AgreedWithPerson")
                        .getExtension()
                        .removeIf(part -> part.getUrl().equals("by"))),
                gap(extension.formatted("ReviewDate"), plan -> plan.remove("ReviewDate")),
                gap(extension.formatted("Reviewer"), plan -> plan.remove("Reviewer")));
    }

    private static Arguments gap(String path, Consumer<TestPlan> leaveOut) {
        return Arguments.of(path, leaveOut);
    }

    @Test
    void allThatIsMissingIsToldAtOnceAndADraftMayHaveGaps() {
        Referral referral = Referral.toCmht();
        CarePlan bare = bare(referral);
        String id = as("demo-cmht")
                .body(TestPlan.json(bare))
                .post("/CarePlan")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Response refused = patch(id, "1", "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"active\"}]");

        refused(refused, "plan-incomplete");
        assertThat(refused.<List<String>>path("issue.diagnostics")).hasSize(10);
        as("demo-cmht").get("/CarePlan/" + id).then().body("status", equalTo("draft"));
    }

    @Test
    void noWayOfWritingLeadsAroundTheRules() {
        TestPlan whole = TestPlan.whole(Referral.toCmht());
        String plan = whole.create();
        String id = plan.substring("CarePlan/".length());

        refused(patch(id, "1", "[{\"op\":\"remove\",\"path\":\"/goal\"}]"), "plan-incomplete");
        String draft = as("demo-cmht")
                .body(TestPlan.json(bare(Referral.toCmht())))
                .post("/CarePlan")
                .path("id");
        refused(
                as("demo-cmht")
                        .header("If-Match", "W/\"1\"")
                        .body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                                + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                                + "{\"name\":\"path\",\"valueString\":\"CarePlan.status\"},"
                                + "{\"name\":\"value\",\"valueCode\":\"active\"}]}]}")
                        .patch("/CarePlan/" + draft),
                "plan-incomplete");
        CarePlan stored = read(plan);
        stored.setActivity(null);
        refused(put(stored), "plan-incomplete");
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(stored)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(plan)
                .setIfMatch("W/\"1\"");
        refused(as("demo-cmht").body(TestPlan.json(bundle)).post(), "plan-incomplete");
        as("demo-cmht")
                .body(TestPlan.json(bundle.setType(BundleType.BATCH)))
                .post()
                .then()
                .body("entry[0].response.outcome.issue[0].details.coding[0].code", equalTo("plan-incomplete"));
        as("demo-cmht").get("/" + plan).then().body("meta.versionId", equalTo("1"));
    }

    @Test
    void whoLivesWithOneOfBothNeedsOneServiceOnly() {
        Referral referral = Referral.toCmht();
        for (String condition : TestPlan.conditions(referral)) {
            String substance = as("demo-gp").get("/Condition/" + condition).asString();
            if (substance.contains("substance-use")) {
                as("demo-gp")
                        .contentType("application/json-patch+json")
                        .body(
                                "[{\"op\":\"add\",\"path\":\"/verificationStatus\",\"value\":{\"coding\":[{\"system\":"
                                        + "\"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\"code\":\"refuted\"}]}}]")
                        .patch("/Condition/" + condition)
                        .then()
                        .statusCode(200);
            }
        }

        TestPlan.whole(referral)
                .with(plan -> plan.plan.getContributor().remove(0))
                .with(plan -> plan.plan.setAddresses(null))
                .create();
    }

    @Test
    void aPlanIsAboutOnePerson() {
        Referral another = Referral.toCmht();
        String theirs = TestPlan.conditions(another).get(0);

        refused(
                TestPlan.whole(Referral.toCmht())
                        .with(plan -> plan.plan.addAddresses(new Reference("Condition/" + theirs)))
                        .post(),
                "another-person");
        refused(
                TestPlan.whole(Referral.toCmht())
                        .with(plan -> plan.goal.setSubject(new Reference("Patient/" + another.patient())))
                        .post(),
                "another-person");
        CarePlan draft = bare(Referral.toCmht());
        draft.addAddresses(new Reference("Condition/" + theirs));
        refused(as("demo-cmht").body(TestPlan.json(draft)).post("/CarePlan"), "another-person");
    }

    @Test
    void aSecondPlanReplacesTheFirstOrIsRefused() {
        Referral referral = Referral.toCmht();
        String first = TestPlan.whole(referral).create();
        refused(TestPlan.whole(referral).post(), "one-at-a-time");

        String second = TestPlan.whole(referral)
                .with(plan -> plan.plan.addReplaces(new Reference(first)))
                .create();

        as("demo-gp").get("/" + first).then().body("status", equalTo("completed"));
        as("demo-gp").get("/" + second).then().body("status", equalTo("active"));
        refused(
                patch(first.substring(9), "2", "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"active\"}]"),
                "illegal-transition");
    }

    @Test
    void twoActivePlansInOneTransactionAreTwo() {
        Referral referral = Referral.toCmht();
        String first = TestPlan.whole(referral).create();
        CarePlan stored = read(first);
        CarePlan copy = stored.copy();
        copy.setId((String) null);
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (int i = 0; i < 2; i++) {
            bundle.addEntry()
                    .setResource(copy.copy().addReplaces(new Reference(first)))
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("CarePlan");
        }

        refused(as("demo-cmht").body(TestPlan.json(bundle)).post(), "one-at-a-time");
        as("demo-gp").get("/" + first).then().body("status", equalTo("active"));
    }

    @Test
    void whomAPlanIsForAndItsKindStay() {
        String plan = TestPlan.whole(Referral.toCmht()).create();
        String id = plan.substring("CarePlan/".length());

        refused(
                patch(
                        id,
                        "1",
                        "[{\"op\":\"replace\",\"path\":\"/category/0/coding/0/code\",\"value\":\"staying-well\"}]"),
                "frozen-field");
        CarePlan moved = read(plan);
        moved.setSubject(new Reference("Patient/" + Referral.toCmht().patient()));
        refused(put(moved), "frozen-field");
    }

    @Test
    void theJourneyHasTheLevelOfThePlan() {
        Referral referral = Referral.toCmht();
        referral.taskOf("demo-cmht").patchStatus("demo-cmht", "accepted").then().statusCode(200);

        String plan = TestPlan.whole(referral).level("intensive-community").create();
        assertThat(TestJourney.of(referral).level()).isEqualTo("intensive-community");

        CarePlan stored = read(plan);
        ((org.hl7.fhir.r4.model.CodeableConcept) stored.getExtensionByUrl(TestPlan.EXTENSION + "CareLevel")
                        .getValue())
                .getCodingFirstRep()
                .setCode("living-well");
        put(stored).then().statusCode(200);
        assertThat(TestJourney.of(referral).level()).isEqualTo("living-well");
    }

    @Test
    void aSafetyPlanHasATriggerAndStaysOnePersons() {
        Referral referral = Referral.toCmht();
        CarePlan safety = bare(referral).setStatus(CarePlanStatus.ACTIVE);
        safety.getCategoryFirstRep().getCodingFirstRep().setCode("safety");
        refused(as("demo-cmht").body(TestPlan.json(safety)).post("/CarePlan"), "trigger-needed");

        safety.addExtension(
                TestPlan.EXTENSION + "Trigger", new org.hl7.fhir.r4.model.StringType("Three nights without sleep"));
        as("demo-cmht").body(TestPlan.json(safety)).post("/CarePlan").then().statusCode(201);
        safety.addGoal(new Reference("Goal/" + goalOfAnother()));
        refused(as("demo-cmht").body(TestPlan.json(safety)).post("/CarePlan"), "another-person");
    }

    private static String goalOfAnother() {
        String plan = TestPlan.whole(Referral.toCmht()).create();
        return read(plan).getGoalFirstRep().getReferenceElement().getIdPart();
    }

    private static CarePlan bare(Referral referral) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlanStatus.DRAFT).setIntent(CarePlanIntent.PLAN);
        plan.addCategory().addCoding().setSystem(TestPlan.CODES + "PlanKind").setCode("joint");
        plan.setSubject(new Reference("Patient/" + referral.patient()));
        plan.addContributor(new Reference("Organization/gmmh"));
        return plan;
    }

    private static CarePlan read(String plan) {
        return OneStoryServer.client("demo-cmht")
                .read()
                .resource(CarePlan.class)
                .withId(plan)
                .execute();
    }

    private static Response put(CarePlan plan) {
        return as("demo-cmht")
                .header("If-Match", "W/\"" + plan.getIdElement().getVersionIdPart() + "\"")
                .body(TestPlan.json(plan))
                .put("/CarePlan/" + plan.getIdElement().getIdPart());
    }

    private static Response patch(String id, String version, String jsonPatch) {
        return as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"" + version + "\"")
                .body(jsonPatch)
                .patch("/CarePlan/" + id);
    }

    static void refused(Response response, String rule) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(response.<String>path("issue[0].details.coding[0].code"))
                .as(response.asString())
                .isEqualTo(rule);
    }
}
