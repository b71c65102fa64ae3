package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** {@code PlanDefinition/$apply}: an intervention of the catalogue, proposed for one person. */
class ApplyIT {

    private static final String CATALOGUE = "https://fhir.onestory.example/PlanDefinition/";

    @Test
    void anInterventionBecomesAPlanThatContainsItsActivities() {
        Referral referral = Referral.toCmht();

        as("demo-cmht")
                .queryParam("subject", "Patient/" + referral.patient())
                .queryParam("organization", "Organization/with-you")
                .get("/PlanDefinition/OneStory-HarmReduction/$apply")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("CarePlan"))
                .body("status", equalTo("draft"))
                .body("intent", equalTo("proposal"))
                .body("instantiatesCanonical[0]", startsWith(CATALOGUE + "OneStory-HarmReduction|"))
                .body("subject.reference", equalTo("Patient/" + referral.patient()))
                .body("activity.reference.reference", equalTo(List.of("#activity-1", "#activity-2", "#activity-3")))
                .body("contained.resourceType", everyItem(equalTo("Task")))
                .body("contained.code.text", hasItem("Take-home naloxone"))
                .body("contained.owner.reference", everyItem(equalTo("Organization/with-you")))
                .body("contained.requester.reference", everyItem(equalTo("Organization/gmmh")))
                .body("contained.for.reference", everyItem(equalTo("Patient/" + referral.patient())));
        as("demo-cmht")
                .queryParam("patient", referral.patient())
                .queryParam("code", "take-home-naloxone")
                .get("/Task")
                .then()
                .body("entry", equalTo(null));
    }

    @Test
    void postByCanonicalUrlWithAReferenceGivesTheSame() {
        Referral referral = Referral.toCmht();
        Parameters parameters = new Parameters()
                .addParameter("subject", new Reference("Patient/" + referral.patient()))
                .addParameter("canonical", new CanonicalType(CATALOGUE + "OneStory-PeerSupport"));

        as("demo-gp")
                .body(TestPlan.json(parameters))
                .post("/PlanDefinition/$apply")
                .then()
                .statusCode(200)
                .body("title", equalTo("Peer support"))
                .body("contained", hasSize(1))
                .body("contained[0].owner.reference", equalTo("Organization/gp-wigan-1"));
    }

    @Test
    void theTransactionIsPostedAsItIsAndTheJointPlanTakesTheActivitiesIn() {
        Referral referral = Referral.toCmht();
        String plan = TestPlan.whole(referral).create();

        String proposal = transaction("demo-cmht", referral);
        as("demo-cmht").body(proposal).post().then().statusCode(200);

        as("demo-withyou")
                .get("/" + plan)
                .then()
                .body("meta.versionId", equalTo("2"))
                .body("activity", hasSize(4));
        as("demo-withyou")
                .queryParam("owner", "Organization/me")
                .queryParam("patient", referral.patient())
                .queryParam("status", "requested")
                .get("/Task")
                .then()
                .body("entry", hasSize(4));
        as("demo-cmht").body(proposal).post().then().statusCode(412);
    }

    @Test
    void withoutAJointPlanTheTransactionStoresTheProposal() {
        Referral referral = Referral.toCmht();

        as("demo-cmht").body(transaction("demo-cmht", referral)).post().then().statusCode(200);

        as("demo-cmht")
                .queryParam("patient", referral.patient())
                .get("/CarePlan")
                .then()
                .body("entry.resource.intent", equalTo(List.of("proposal")))
                .body("entry[0].resource.activity", hasSize(3));
    }

    @Test
    void everyInterventionOfTheCatalogueCanBeApplied() {
        Referral referral = Referral.toCmht();
        List<String> ids = as("demo-gp")
                .queryParam("url:below", CATALOGUE)
                .queryParam("_count", 100)
                .get("/PlanDefinition")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.findAll { it.id.startsWith('OneStory-') }.id");

        assertThat(ids).hasSize(11).allSatisfy(id -> apply(id, "Patient/" + referral.patient())
                .then()
                .statusCode(200)
                .body("contained.size()", org.hamcrest.Matchers.greaterThan(0)));
    }

    @Test
    void whatIsNotThereOrNotInForceIsRefused() {
        Referral referral = Referral.toCmht();
        String person = "Patient/" + referral.patient();

        apply("no-such-intervention", person).then().statusCode(404);
        as("demo-gp")
                .queryParam("subject", person)
                .queryParam("canonical", CATALOGUE + "none")
                .get("/PlanDefinition/$apply")
                .then()
                .statusCode(404);
        apply("OneStory-PeerSupport", "Patient/nobody").then().statusCode(404);
        apply("OneStory-PeerSupport", "Group/1").then().statusCode(422);
        apply("OneStory-PeerSupport", "nobody").then().statusCode(400);
        as("demo-gp").get("/PlanDefinition/OneStory-PeerSupport/$apply").then().statusCode(400);
        as("demo-gp")
                .queryParam("subject", person)
                .queryParam("encounter", "Encounter/1")
                .get("/PlanDefinition/OneStory-PeerSupport/$apply")
                .then()
                .statusCode(400);
        as("demo-gp")
                .queryParam("subject", person)
                .queryParam("organization", "Organization/nobody")
                .get("/PlanDefinition/OneStory-PeerSupport/$apply")
                .then()
                .statusCode(422);
        apply(define(activity(), PublicationStatus.RETIRED), person).then().statusCode(422);
        apply(define(activity().setStatus(PublicationStatus.RETIRED), PublicationStatus.ACTIVE), person)
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("not active"));
    }

    @Test
    void whoSeesNoPeopleProposesNothingForThem() {
        String person = "Patient/" + Referral.toCmht().patient();

        as("demo-admin")
                .queryParam("subject", person)
                .get("/PlanDefinition/OneStory-PeerSupport/$apply")
                .then()
                .statusCode(404);
        OneStoryServer.withToken(OneStoryServer.token("demo-gp", "system/PlanDefinition.rs"))
                .queryParam("subject", person)
                .get("/PlanDefinition/OneStory-PeerSupport/$apply")
                .then()
                .statusCode(404);
    }

    @Test
    void fhirPathIsComputedOnThePersonAndOtherLanguagesAreRefused() {
        String person = "Patient/" + Referral.toCmht().patient();
        ActivityDefinition activity = activity();
        activity.addDynamicValue()
                .setPath("description")
                .setExpression(fhirPath("'Meet ' + Patient.name.first().given.first()"));
        apply(define(activity, PublicationStatus.ACTIVE), person)
                .then()
                .statusCode(200)
                .body("contained[0].description", equalTo("Meet Sam"));

        apply(defineIf("Patient.birthDate > today()"), person)
                .then()
                .statusCode(200)
                .body("contained", equalTo(null));
        ActivityDefinition cql = activity();
        cql.addDynamicValue()
                .setPath("description")
                .setExpression(new Expression().setLanguage("text/cql").setExpression("Now()"));
        apply(define(cql, PublicationStatus.ACTIVE), person)
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("text/cql"));
        apply(define(activity().setKind(ActivityDefinitionKind.MEDICATIONREQUEST), PublicationStatus.ACTIVE), person)
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("Task and ServiceRequest"));
    }

    @Test
    void theCapabilityStatementTellsIt() {
        as("demo-gp")
                .get("/metadata")
                .then()
                .body(
                        "rest[0].resource.find { it.type == 'PlanDefinition' }.operation.find { it.name == 'apply' }.definition",
                        equalTo("http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply"));
    }

    private static String transaction(String partner, Referral referral) {
        Response answer = as(partner)
                .queryParam("subject", "Patient/" + referral.patient())
                .queryParam("organization", "Organization/with-you")
                .queryParam("transaction", "true")
                .get("/PlanDefinition/OneStory-HarmReduction/$apply");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String>path("type")).isEqualTo(Bundle.BundleType.TRANSACTION.toCode());
        return answer.asString();
    }

    private static Response apply(String id, String subject) {
        return as("demo-gp").queryParam("subject", subject).get("/PlanDefinition/" + id + "/$apply");
    }

    private static ActivityDefinition activity() {
        String url = "https://catalogue.example/ActivityDefinition/" + UUID.randomUUID();
        ActivityDefinition activity = new ActivityDefinition();
        activity.setUrl(url).setStatus(PublicationStatus.ACTIVE).setKind(ActivityDefinitionKind.TASK);
        activity.setIntent(ActivityDefinition.RequestIntent.PLAN);
        return activity;
    }

    private static Expression fhirPath(String expression) {
        return new Expression().setLanguage("text/fhirpath").setExpression(expression);
    }

    private static String defineIf(String condition) {
        PlanDefinition plan = plan(activity(), PublicationStatus.ACTIVE);
        plan.getActionFirstRep()
                .addCondition()
                .setKind(ActionConditionKind.APPLICABILITY)
                .setExpression(fhirPath(condition));
        return create(plan);
    }

    private static String define(ActivityDefinition activity, PublicationStatus status) {
        return create(plan(activity, status));
    }

    private static PlanDefinition plan(ActivityDefinition activity, PublicationStatus status) {
        as("demo-admin")
                .body(TestPlan.json(activity))
                .post("/ActivityDefinition")
                .then()
                .statusCode(201);
        PlanDefinition plan = new PlanDefinition();
        plan.setUrl("https://catalogue.example/PlanDefinition/" + UUID.randomUUID());
        plan.setTitle("Walking together").setStatus(status);
        PlanDefinitionActionComponent action = plan.addAction();
        action.setTitle("Walk").setDefinition(new CanonicalType(activity.getUrl()));
        return plan;
    }

    private static String create(PlanDefinition plan) {
        return as("demo-admin")
                .body(TestPlan.json(plan))
                .post("/PlanDefinition")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
