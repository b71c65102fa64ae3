package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.careplan.JointPlanIT.refused;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** The journey and the time with each service follow the referral, and end when support is in place. */
class EpisodesIT {

    private static final String CMHT = "Organization/gmmh HealthcareService/cmht-wigan";
    private static final String WITH_YOU = "Organization/with-you HealthcareService/with-you-wigan";

    @Test
    void withTheAcceptanceTheTimeWithTheServiceAndTheJourneyBegin() {
        Referral referral = Referral.toCmht();
        assertThat(TestJourney.of(referral).told()).isEmpty();

        accept(referral, "demo-cmht");

        assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " active", "journey active");
        as("demo-cmht")
                .queryParam("patient", referral.patient())
                .get("/EpisodeOfCare")
                .then()
                .body(
                        "entry.resource.referralRequest.reference.flatten().unique()",
                        equalTo(List.of("ServiceRequest/" + referral.id())));
    }

    @Test
    void aPauseBeginsNothingAnew() {
        Referral referral = Referral.toCmht();
        TestTask task = accept(referral, "demo-cmht");
        task.patch(
                        "demo-cmht",
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"on-hold\"},"
                                + "{\"op\":\"replace\",\"path\":\"/businessStatus/coding/0/code\",\"value\":\"information-requested\"},"
                                + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"coding\":[{\"system\":\""
                                + TestPlan.CODES + "StatusReason\",\"code\":\"information-needed\"}]}}]")
                .then()
                .statusCode(200);
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);

        assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " active", "journey active");
    }

    @Test
    void anEpisodeThatTheServiceHasWrittenGoesOnAndKeepsItsHistory() {
        Referral referral = Referral.toCmht();
        create("demo-cmht", episode(referral, "Organization/gmmh", EpisodeOfCareStatus.WAITLIST));

        accept(referral, "demo-cmht");

        TestJourney journey = TestJourney.of(referral);
        assertThat(journey.told()).containsExactly("Organization/gmmh active", "journey active");
        assertThat(journey.statusHistory("Organization/gmmh")).containsExactly("waitlist", "active now");
    }

    @Test
    void whoHandsOnStaysUntilTheNextServiceHasAccepted() {
        Referral referral = Referral.toCmht();
        TestTask task = accept(referral, "demo-cmht");
        task.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);
        assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " active", "journey active");

        accept(referral, "demo-withyou");

        assertThat(TestJourney.of(referral).told())
                .containsExactly(CMHT + " finished", WITH_YOU + " active", "journey active");
        assertThat(TestJourney.of(referral).statusHistory("Organization/gmmh"))
                .containsExactly("active", "finished now");
    }

    @Test
    void aStepMovesTheLevelOfTheJourneyWithThePlan() {
        Referral referral = Referral.toCmht();
        TestTask task = accept(referral, "demo-cmht");
        TestPlan.whole(referral).level("community-team").create();
        Parameters down = new Parameters()
                .addParameter("direction", new CodeType("down"))
                .addParameter("to", new Reference("HealthcareService/with-you-wigan"))
                .addParameter("reason", new CodeableConcept().setText("Things have changed"));

        as("demo-cmht")
                .body(TestPlan.json(down))
                .post("/Task/" + task.id() + "/$step")
                .then()
                .statusCode(200);

        assertThat(TestJourney.of(referral).level()).isEqualTo("living-well");
        assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " active", "journey active");
        accept(referral, "demo-withyou");
        assertThat(TestJourney.of(referral).told())
                .containsExactly(CMHT + " finished", WITH_YOU + " active", "journey active");
    }

    @Test
    void partsOfAJointReferralEndOneByOneAndTheJourneyWithTheLast() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        TestTask first = accept(referral, "demo-cmht");
        TestTask second = accept(referral, "demo-withyou");
        assertThat(TestJourney.of(referral).told())
                .containsExactly(CMHT + " active", WITH_YOU + " active", "journey active");
        String plan = create("demo-cmht", stayingWell(referral));

        discharge("demo-cmht", first, plan, create("demo-withyou", appointment(referral, "with-you-wigan")))
                .then()
                .statusCode(200);
        assertThat(TestJourney.of(referral).told())
                .containsExactly(CMHT + " finished", WITH_YOU + " active", "journey active");
        discharge("demo-withyou", second, plan, create("demo-cmht", appointment(referral, "cmht-wigan")))
                .then()
                .statusCode(200);
        assertThat(TestJourney.of(referral).told())
                .containsExactly(CMHT + " finished", WITH_YOU + " finished", "journey finished");
    }

    @Test
    void whatIsWithdrawnIsCancelled() {
        Referral referral = Referral.toCmht();
        accept(referral, "demo-cmht");
        Parameters withdraw = new Parameters()
                .addParameter("reason", new CodeableConcept().setText("Moved to Leeds"))
                .addParameter("decided-by", new CodeType("person"));

        as("demo-gp")
                .body(TestPlan.json(withdraw))
                .post("/ServiceRequest/" + referral.id() + "/$withdraw")
                .then()
                .statusCode(200);

        assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " cancelled", "journey cancelled");
    }

    @Test
    void noServiceIsFinishedWhileItHasAReferralNorWithoutAPlan() {
        Referral referral = Referral.toCmht();
        accept(referral, "demo-cmht");
        TestJourney journey = TestJourney.of(referral);

        for (String status : List.of("finished", "cancelled", "entered-in-error")) {
            Response refused = move("demo-cmht", journey.id("Organization/gmmh"), status);
            refused(refused, "support-in-place");
            assertThat(missing(refused)).contains("referral-open");
        }
        assertThat(missing(move("demo-cmht", journey.id("Organization/gmmh"), "finished")))
                .containsExactly("referral-open", "plan-missing");
        assertThat(missing(move("demo-gp", journey.id(null), "finished"))).containsExactly("referral-open");
        assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " active", "journey active");
    }

    @Test
    void aServiceWithNoReferralFinishesWithAStayingWellPlan() {
        Referral referral = Referral.toCmht();
        String episode = create("demo-withyou", episode(referral, "Organization/with-you", EpisodeOfCareStatus.ACTIVE));
        String id = episode.substring("EpisodeOfCare/".length());
        assertThat(missing(move("demo-withyou", id, "finished"))).containsExactly("plan-missing");

        create("demo-withyou", stayingWell(referral));
        move("demo-withyou", id, "finished").then().statusCode(200);
        refused(move("demo-withyou", id, "active"), "illegal-transition");
    }

    @Test
    void onlyTheServiceSaysWhetherSomebodyIsWithIt() {
        Referral referral = Referral.toCmht();
        String episode = create("demo-withyou", episode(referral, "Organization/with-you", EpisodeOfCareStatus.ACTIVE));

        refused(move("demo-cmht", episode.substring("EpisodeOfCare/".length()), "onhold"), "not-your-task");
    }

    @Test
    void oneOfAKindIsOpenAtATime() {
        Referral referral = Referral.toCmht();
        accept(referral, "demo-cmht");

        EpisodeOfCare another = episode(referral, "Organization/gmmh", EpisodeOfCareStatus.PLANNED);
        refused(post("demo-cmht", another), "one-at-a-time");
        another.addExtension(TestPlan.EXTENSION + "Service", new Reference("HealthcareService/cmht-wigan"));
        refused(post("demo-cmht", another), "one-at-a-time");
        another.getExtension().get(0).setValue(new Reference("HealthcareService/spa-wigan"));
        post("demo-cmht", another).then().statusCode(201);
        EpisodeOfCare journey = episode(referral, null, EpisodeOfCareStatus.ACTIVE);
        journey.getTypeFirstRep().getCodingFirstRep().setCode("journey");
        refused(post("demo-gp", journey), "one-at-a-time");
    }

    @Test
    void anEpisodeIsAboutOnePerson() {
        EpisodeOfCare episode = episode(Referral.toCmht(), "Organization/with-you", EpisodeOfCareStatus.ACTIVE);
        episode.addReferralRequest(
                new Reference("ServiceRequest/" + Referral.toCmht().id()));

        refused(post("demo-withyou", episode), "another-person");
    }

    @Test
    void twoServicesThatAcceptAtOneMomentMakeOneJourney() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 5; i++) {
                Referral referral = Referral.send("scenario/gp-refers-jointly.json");
                TestTask cmht = referral.taskOf("demo-cmht");
                TestTask withYou = referral.taskOf("demo-withyou");
                List<Future<Response>> both = List.of(
                        threads.submit(() -> cmht.patchStatus("demo-cmht", "accepted")),
                        threads.submit(() -> withYou.patchStatus("demo-withyou", "accepted")));
                for (Future<Response> one : both) {
                    assertThat(one.get().statusCode()).as(one.get().asString()).isIn(200, 409);
                }
                if (both.get(0).get().statusCode() == 409) {
                    cmht.patchStatus("demo-cmht", "accepted").then().statusCode(200);
                }
                if (both.get(1).get().statusCode() == 409) {
                    withYou.patchStatus("demo-withyou", "accepted").then().statusCode(200);
                }
                assertThat(TestJourney.of(referral).told())
                        .containsExactly(CMHT + " active", WITH_YOU + " active", "journey active");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void twoReferralsThatAreAcceptedAtOneMomentAreOfOneEpisode() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 5; i++) {
                Referral referral = Referral.toCmht();
                String again = Fixtures.because(
                        Fixtures.json("scenario/gp-refers-to-cmht.json", referral.nhsNumber()), "Asked again");
                as("demo-gp").body(again).post().then().statusCode(200);
                List<String> tasks = as("demo-cmht")
                        .queryParam("patient", referral.patient())
                        .get("/Task")
                        .then()
                        .extract()
                        .path("entry.resource.id");
                List<Future<Response>> both = tasks.stream()
                        .map(id -> threads.submit(() -> new TestTask(id).patchStatus("demo-cmht", "accepted")))
                        .toList();
                for (Future<Response> one : both) {
                    assertThat(one.get().statusCode()).as(one.get().asString()).isEqualTo(200);
                }
                assertThat(both).hasSize(2);
                assertThat(TestJourney.of(referral).told()).containsExactly(CMHT + " active", "journey active");
            }
        } finally {
            threads.shutdown();
        }
    }

    private static TestTask accept(Referral referral, String partner) {
        TestTask task = referral.taskOf(partner);
        task.patchStatus(partner, "accepted").then().statusCode(200);
        return task;
    }

    private static EpisodeOfCare episode(Referral referral, String organization, EpisodeOfCareStatus status) {
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.setStatus(status);
        episode.addType(new CodeableConcept(new Coding(TestPlan.CODES + "EpisodeKind", "service", null)));
        episode.setPatient(new Reference("Patient/" + referral.patient()));
        if (organization != null) {
            episode.setManagingOrganization(new Reference(organization));
        }
        return episode;
    }

    private static CarePlan stayingWell(Referral referral) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
        plan.addCategory(new CodeableConcept(new Coding(TestPlan.CODES + "PlanKind", "staying-well", null)));
        plan.setSubject(new Reference("Patient/" + referral.patient()));
        return plan;
    }

    private static Appointment appointment(Referral referral, String service) {
        Appointment appointment = new Appointment();
        appointment.setStatus(AppointmentStatus.BOOKED);
        appointment.setStartElement(new InstantType("2099-06-01T10:00:00Z"));
        appointment.setEndElement(new InstantType("2099-06-01T10:30:00Z"));
        appointment
                .addParticipant()
                .setStatus(ParticipationStatus.ACCEPTED)
                .setActor(new Reference("Patient/" + referral.patient()));
        appointment
                .addParticipant()
                .setStatus(ParticipationStatus.ACCEPTED)
                .setActor(new Reference("HealthcareService/" + service));
        return appointment;
    }

    private static Response discharge(String partner, TestTask task, String plan, String followUp) {
        Parameters parameters = new Parameters()
                .addParameter("plan", new Reference(plan))
                .addParameter("follow-up", new Reference(followUp));
        return as(partner).body(TestPlan.json(parameters)).post("/Task/" + task.id() + "/$discharge");
    }

    private static Response move(String partner, String id, String status) {
        return as(partner)
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]")
                .patch("/EpisodeOfCare/" + id);
    }

    private static Response post(String partner, Resource resource) {
        return as(partner).body(TestPlan.json(resource)).post("/" + resource.fhirType());
    }

    private static String create(String partner, Resource resource) {
        Response created = post(partner, resource);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return resource.fhirType() + "/" + created.path("id");
    }

    private static List<String> missing(Response refused) {
        refused(refused, "support-in-place");
        List<List<String>> codes = refused.path("issue.details.coding.code");
        List<String> parts = new ArrayList<>();
        codes.forEach(issue -> parts.add(issue.get(1)));
        return parts;
    }
}
