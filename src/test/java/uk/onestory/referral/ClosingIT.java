package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.careplan.TestPlan;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** How a referral ends: with support in place, with the next service, or withdrawn by who sent it. */
class ClosingIT {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";
    private static final Date AHEAD = new DateTimeType("2099-06-01T10:00:00+01:00").getValue();
    private static final Date GONE = new DateTimeType("2020-06-01T10:00:00+01:00").getValue();

    @Test
    void withoutSupportEveryMissingPartIsTold() {
        Referral referral = Referral.toCmht();
        TestTask task = accepted(referral);

        assertThat(missing(discharge(task, null, null))).containsExactly("plan-missing", "owner-not-accepted");
        String draft = create("demo-cmht", plan(referral, CarePlan.CarePlanStatus.DRAFT, "staying-well"));
        String own = create("demo-cmht", followUp(referral, "Organization/gmmh", GONE));
        assertThat(missing(discharge(task, draft, own)))
                .containsExactly("plan-not-active", "owner-not-accepted", "owner-inside", "no-date");
        String another = create("demo-cmht", plan(Referral.toCmht(), CarePlan.CarePlanStatus.ACTIVE, "staying-well"));
        assertThat(missing(discharge(task, another, "Task/no-such-task")))
                .containsExactly("plan-missing", "owner-not-accepted");
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(referral.status()).isEqualTo("active");
    }

    @Test
    void aServiceLeavesWhenAnotherHasAcceptedTheFollowUp() {
        Referral referral = Referral.toCmht();
        TestTask task = accepted(referral);
        String plan = create("demo-cmht", plan(referral, CarePlan.CarePlanStatus.ACTIVE, "staying-well"));
        String followUp = create("demo-cmht", followUp(referral, "Organization/gp-wigan-1", AHEAD));
        assertThat(missing(discharge(task, plan, followUp))).containsExactly("owner-not-accepted");

        new TestTask(followUp.substring(5))
                .patchStatus("demo-gp", "accepted")
                .then()
                .statusCode(200);
        discharge(task, plan, followUp)
                .then()
                .statusCode(200)
                .body("entry.resource.resourceType", equalTo(List.of("Task", "ServiceRequest")))
                .body("entry[0].resource.status", equalTo("completed"))
                .body("entry[0].resource.businessStatus.coding[0].code", equalTo("discharged-with-support"))
                .body("entry[1].resource.status", equalTo("completed"));
        refused(task.patchStatus("demo-cmht", "in-progress"), "illegal-transition");
    }

    @Test
    void nobodyAcceptsInAnotherOrganisationsName() {
        Referral referral = Referral.toCmht();
        Task forged = followUp(referral, "Organization/gp-wigan-1", AHEAD);
        forged.setStatus(TaskStatus.ACCEPTED);
        refused(post("demo-cmht", forged), "not-your-task");

        String followUp = create("demo-cmht", followUp(referral, "Organization/gp-wigan-1", AHEAD));
        TestTask task = new TestTask(followUp.substring(5));
        refused(task.patchStatus("demo-cmht", "accepted"), "not-your-task");
        refused(task.patchStatus("demo-withyou", "accepted"), "not-your-task");
        refused(
                task.patch(
                        "demo-cmht",
                        "[{\"op\":\"replace\",\"path\":\"/owner/reference\",\"value\":\"Organization/gmmh\"}]"),
                "frozen-field");
        Task asOther = followUp(referral, "Organization/gmmh", AHEAD);
        asOther.setRequester(new Reference("Organization/gp-wigan-1"));
        refused(post("demo-cmht", asOther), "not-your-task");

        refused(post("demo-cmht", appointment(referral, "HealthcareService/with-you-wigan")), "not-your-task");
    }

    @Test
    void aTaskOfNobodyIsNotMadeAPromiseOfAnotherOrganisation() {
        Referral referral = Referral.toCmht();
        Task ofNobody = followUp(referral, "Organization/gp-wigan-1", AHEAD);
        ofNobody.setOwner(null);
        TestTask task = new TestTask(create("demo-cmht", ofNobody).substring(5));
        Task forged = task.read();
        forged.setOwner(new Reference("Organization/gp-wigan-1"));
        forged.setStatus(TaskStatus.ACCEPTED);

        refused(task.put("demo-cmht", forged), "not-your-task");
    }

    @Test
    void aRoleInTheClosingServiceIsNoOtherOrganisation() {
        Referral referral = Referral.toCmht();
        TestTask task = accepted(referral);
        String plan = create("demo-cmht", plan(referral, CarePlan.CarePlanStatus.ACTIVE, "staying-well"));
        PractitionerRole role = new PractitionerRole();
        role.setOrganization(new Reference("Organization/gmmh"));
        Task own = followUp(referral, create("demo-admin", role), AHEAD);
        own.setStatus(TaskStatus.ACCEPTED);

        assertThat(missing(discharge(task, plan, create("demo-cmht", own)))).containsExactly("owner-inside");
    }

    @Test
    void anAppointmentElsewhereIsAFollowUpWhenThatServiceBookedIt() {
        Referral referral = Referral.toCmht();
        TestTask task = accepted(referral);
        String plan = create("demo-cmht", plan(referral, CarePlan.CarePlanStatus.ACTIVE, "staying-well"));
        String own = create("demo-cmht", appointment(referral, "HealthcareService/cmht-wigan"));
        assertThat(missing(discharge(task, plan, own))).containsExactly("owner-inside");

        String elsewhere = create("demo-withyou", appointment(referral, "HealthcareService/with-you-wigan"));
        discharge(task, plan, elsewhere).then().statusCode(200);
        assertThat(referral.status()).isEqualTo("completed");
    }

    @Test
    void aPlainTransactionThatMeetsTheSameConditionsClosesToo() {
        Referral referral = Referral.toCmht();
        Task task = accepted(referral).read();
        String followUp = create("demo-cmht", followUp(referral, "Organization/gp-wigan-1", AHEAD));
        new TestTask(followUp.substring(5))
                .patchStatus("demo-gp", "accepted")
                .then()
                .statusCode(200);
        String placeholder = "urn:uuid:0c9e1d5a-5d0b-4a51-9d0e-0f4c1f6f7b10";
        task.setStatus(TaskStatus.COMPLETED);
        task.addOutput().setValue(new Reference(placeholder)).getType().setText("plan");
        task.addOutput().setValue(new Reference(followUp)).getType().setText("follow-up");
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(placeholder)
                .setResource(plan(referral, CarePlan.CarePlanStatus.ACTIVE, "staying-well"))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("CarePlan");
        String url = "Task/" + task.getIdElement().getIdPart();
        bundle.addEntry()
                .setResource(task)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(url)
                .setIfMatch("W/\"" + task.getIdElement().getVersionIdPart() + "\"");

        as("demo-cmht").body(json(bundle)).post().then().statusCode(200);

        assertThat(referral.status()).isEqualTo("completed");
    }

    @Test
    void aStepDownAsksTheNextServiceAndThePlanFollows() {
        Referral referral = Referral.toCmht();
        TestTask task = accepted(referral);
        String plan = TestPlan.whole(referral).level("community-team").create();
        Task before = task.read();

        step(task, "down", "HealthcareService/with-you-wigan")
                .then()
                .statusCode(200)
                .body("entry[0].resource.status", equalTo("completed"))
                .body("entry[0].resource.businessStatus.coding[0].code", equalTo("stepped-down"))
                .body("entry[1].resource.status", equalTo("requested"))
                .body("entry[1].resource.owner.reference", equalTo("Organization/with-you"));

        assertThat(referral.status()).isEqualTo("active");
        assertThat(referral.responsible()).containsExactly("Organization/gmmh");
        assertThat(
                        as("demo-cmht")
                                .get("/" + plan)
                                .<String>path(
                                        "extension.find { it.url.endsWith('OneStory-CareLevel') }.valueCodeableConcept.coding[0].code"))
                .isEqualTo("living-well");
        TestTask next = referral.taskOf("demo-withyou");
        assertThat(next.read()
                        .getExtensionByUrl("https://fhir.onestory.example/StructureDefinition/OneStory-WaitingSince"))
                .matches(since -> since.equalsDeep(before.getExtensionByUrl(since.getUrl())));
        next.patchStatus("demo-withyou", "accepted").then().statusCode(200);
        assertThat(referral.responsible()).containsExactly("Organization/with-you");
    }

    @Test
    void aStepWithoutTheNextServiceOrBackToTheRequesterIsRefused() {
        TestTask task = accepted(Referral.toCmht());
        Task stepped = task.read();
        stepped.setStatus(TaskStatus.COMPLETED);
        stepped.setBusinessStatus(new CodeableConcept(new Coding(CODES + "BusinessStatus", "stepped-up", null)));
        refused(task.put("demo-cmht", stepped), "support-in-place");
        refused(step(task, "down", "HealthcareService/gp-wigan-1"), "no-bounce");
        step(task, "sideways", "HealthcareService/with-you-wigan").then().statusCode(400);
    }

    @Test
    void whoSentAReferralWithdrawsItAndAllThatIsOpen() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        refused(withdraw("demo-cmht", referral, "requester"), "not-your-task");

        withdraw("demo-gp", referral, "person")
                .then()
                .statusCode(200)
                .body("entry[0].resource.status", equalTo("revoked"))
                .body(
                        "entry.findAll { it.resource.resourceType == 'Task' }.resource.status.unique()",
                        equalTo(List.of("cancelled")));
        assertThat(referral.status()).isEqualTo("revoked");
        refused(withdraw("demo-gp", referral, "person"), "illegal-transition");
    }

    @Test
    void withdrawingNeedsAReasonByEveryWay() {
        Referral referral = Referral.toCmht();
        Response bare = as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"revoked\"}]")
                .patch("/ServiceRequest/" + referral.id());
        refused(bare, "reason-needed");
        refused(
                as("demo-gp")
                        .body(json(new Parameters().addParameter("decided-by", new CodeType("person"))))
                        .post("/ServiceRequest/" + referral.id() + "/$withdraw"),
                "reason-needed");

        as("demo-gp")
                .contentType("application/json-patch+json")
                .body(
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"revoked\"},{\"op\":\"add\",\"path\":\"/extension/-\","
                                + "\"value\":{\"url\":\"http://hl7.org/fhir/StructureDefinition/request-statusReason\","
                                + "\"valueCodeableConcept\":{\"text\":\"Moved to Leeds\"}}}]")
                .patch("/ServiceRequest/" + referral.id())
                .then()
                .statusCode(200);
        assertThat(referral.taskOf("demo-cmht").read().getStatus()).isEqualTo(TaskStatus.CANCELLED);
    }

    private static TestTask accepted(Referral referral) {
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        return task;
    }

    private static CarePlan plan(Referral referral, CarePlan.CarePlanStatus status, String kind) {
        CarePlan plan = new CarePlan();
        plan.setStatus(status);
        plan.setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.addCategory().addCoding().setSystem(CODES + "PlanKind").setCode(kind);
        plan.setSubject(new Reference("Patient/" + referral.patient()));
        return plan;
    }

    private static Task followUp(Referral referral, String owner, Date end) {
        Task task = new Task();
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setDescription("See how things go after the team has finished");
        task.setFor(new Reference("Patient/" + referral.patient()));
        task.setRequester(new Reference("Organization/gmmh"));
        task.setOwner(new Reference(owner));
        task.getRestriction().getPeriod().setEnd(end);
        return task;
    }

    private static Appointment appointment(Referral referral, String service) {
        Appointment appointment = new Appointment();
        appointment.setStatus(AppointmentStatus.BOOKED);
        appointment.setStart(AHEAD);
        appointment.setEnd(new Date(AHEAD.getTime() + 1_800_000));
        appointment
                .addParticipant()
                .setStatus(ParticipationStatus.ACCEPTED)
                .setActor(new Reference("Patient/" + referral.patient()));
        appointment.addParticipant().setStatus(ParticipationStatus.ACCEPTED).setActor(new Reference(service));
        return appointment;
    }

    private static Response discharge(TestTask task, String plan, String followUp) {
        Parameters parameters = new Parameters();
        if (plan != null) {
            parameters.addParameter("plan", new Reference(plan));
        }
        if (followUp != null) {
            parameters.addParameter("follow-up", new Reference(followUp));
        }
        return as("demo-cmht").body(json(parameters)).post("/Task/" + task.id() + "/$discharge");
    }

    private static Response step(TestTask task, String direction, String to) {
        Type reason = new CodeableConcept().setText("Things have changed");
        Parameters parameters = new Parameters()
                .addParameter("direction", new CodeType(direction))
                .addParameter("to", new Reference(to))
                .addParameter("reason", reason);
        return as("demo-cmht").body(json(parameters)).post("/Task/" + task.id() + "/$step");
    }

    private static Response withdraw(String partner, Referral referral, String decidedBy) {
        Parameters parameters = new Parameters()
                .addParameter("reason", new CodeableConcept().setText("Getting help from family first"))
                .addParameter("decided-by", new CodeType(decidedBy));
        return as(partner).body(json(parameters)).post("/ServiceRequest/" + referral.id() + "/$withdraw");
    }

    private static Response post(String partner, Resource resource) {
        return as(partner).body(json(resource)).post("/" + resource.fhirType());
    }

    private static String create(String partner, Resource resource) {
        Response created = post(partner, resource);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return resource.fhirType() + "/" + created.path("id");
    }

    /** The codes of the parts that are missing, in the order of the answer. */
    private static List<String> missing(Response refused) {
        refused(refused, "support-in-place");
        List<List<String>> codes = refused.path("issue.details.coding.code");
        List<String> parts = new ArrayList<>();
        codes.forEach(issue -> parts.add(issue.get(1)));
        return parts;
    }

    private static void refused(Response response, String rule) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(response.<String>path("issue[0].details.coding[0].code"))
                .as(response.asString())
                .isEqualTo(rule);
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
