package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.bean;

import io.restassured.response.Response;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** A referral that is stat is taken, known to the single point of access at once, and the answer names who helps now. */
class UrgencyIT {

    private static final String HINTS =
            "issue.findAll { it.details?.coding?.any { c -> c.code == 'crisis-line' } }.details.text";

    @Test
    void statIsKnownToTheSinglePointOfAccessInTheSameMoment() {
        Referral referral =
                Sending.toWithYou().priority(ServiceRequestPriority.STAT).send();

        Task task = referral.taskOf("demo-withyou").read();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(businessStatus(task)).isEqualTo("escalated");
        assertThat(task.getIdElement().getVersionIdPart()).isEqualTo("1");
        assertThat(task.getRestriction().getPeriod().getEnd()).isBefore(inMinutes(61));
        Told told = Told.about(referral);
        assertThat(told.notices()).containsExactly("urgent");
        assertThat(told.recipients())
                .containsExactly("Organization/gp-wigan-1", "Organization/with-you", "HealthcareService/spa-wigan");
        assertThat(told.chases()).singleElement().matches(chase -> chase.getPriority() == TaskPriority.STAT);

        bean(SilenceWatch.class).round();
        assertThat(Told.about(referral).messages()).hasSize(1);
    }

    @Test
    void answerOfATransactionNamesTheCrisisLine() {
        Response answer = as("demo-gp")
                .body(Sending.toWithYou().priority(ServiceRequestPriority.STAT).json())
                .post();

        answer.then().statusCode(200).header("X-Crisis-Line", containsString("111"));
        List<String> types = answer.path("entry.collect { it.response.location.split('/')[0] }");
        for (int i = 0; i < types.size(); i++) {
            assertThat(answer.<List<String>>path("entry[" + i + "].response.outcome." + HINTS))
                    .as(types.get(i))
                    .hasSize("ServiceRequest".equals(types.get(i)) ? 1 : 0);
        }
    }

    @Test
    void answerOfABatchNamesTheCrisisLineToo() {
        Response answer = as("demo-gp")
                .body("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":" + stat()
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"ServiceRequest\"}}]}")
                .post();

        answer.then()
                .statusCode(200)
                .body("entry[0].response.status", containsString("201"))
                .header("X-Crisis-Line", containsString("111"));
        assertThat(answer.<List<String>>path("entry[0].response.outcome." + HINTS))
                .hasSize(1);
    }

    @Test
    void answerOfASinglePostNamesItInAHeaderAndInTheOutcomeThatIsAskedFor() {
        as("demo-gp")
                .body(stat())
                .post("/ServiceRequest")
                .then()
                .statusCode(201)
                .header("X-Crisis-Line", containsString("111"))
                .body("resourceType", equalTo("ServiceRequest"));

        Response asked = as("demo-gp")
                .header("Prefer", "return=OperationOutcome")
                .body(stat())
                .post("/ServiceRequest");
        asked.then().statusCode(201).header("X-Crisis-Line", containsString("111"));
        assertThat(asked.<List<String>>path(HINTS)).hasSize(1);

        as("demo-gp")
                .header("Prefer", "return=minimal")
                .body(stat())
                .post("/ServiceRequest")
                .then()
                .statusCode(201)
                .header("X-Crisis-Line", containsString("111"));
    }

    @Test
    void otherPrioritiesBringNoHint() {
        Response answer = as("demo-gp")
                .body(Sending.toWithYou().priority(ServiceRequestPriority.ASAP).json())
                .post();

        answer.then().statusCode(200).body(not(containsString("crisis-line")));
        assertThat(answer.header("X-Crisis-Line")).isNull();
        assertThat(Told.about(Sending.sent(answer)).messages()).isEmpty();
    }

    @Test
    void aReferralThatBecomesStatLaterIsAsUrgentAsOneFromTheBeginning() {
        Referral referral = Sending.toWithYou().send();
        TestTask task = referral.taskOf("demo-withyou");

        prioritise(referral, "stat").then().statusCode(200).header("X-Crisis-Line", containsString("111"));

        Task urgent = task.read();
        assertThat(urgent.getPriority()).isEqualTo(TaskPriority.STAT);
        assertThat(businessStatus(urgent)).isEqualTo("escalated");
        assertThat(urgent.getRestriction().getPeriod().getEnd()).isBefore(inMinutes(61));
        assertThat(Told.about(referral).notices()).containsExactly("urgent");
        assertThat(Told.about(referral).chases()).hasSize(1);

        Response note = patch(referral, "[{\"op\":\"add\",\"path\":\"/note\",\"value\":[{\"text\":\"Ring twice\"}]}]");
        note.then().statusCode(200);
        assertThat(note.header("X-Crisis-Line")).isNull();
        prioritise(referral, "urgent").then().statusCode(200);
        prioritise(referral, "stat").then().statusCode(200);
        assertThat(Told.about(referral).notices()).as("once").containsExactly("urgent");
    }

    @Test
    void aReferralThatIsReceivedAlreadyBecomesStatWithoutEscalation() {
        Referral referral = Sending.toWithYou().send();
        TestTask task = referral.taskOf("demo-withyou");
        task.patchStatus("demo-withyou", "received").then().statusCode(200);

        prioritise(referral, "stat").then().statusCode(200).header("X-Crisis-Line", containsString("111"));

        assertThat(task.read().getPriority()).isEqualTo(TaskPriority.STAT);
        assertThat(Told.about(referral).messages()).isEmpty();
    }

    @Test
    void whatBecomesLessUrgentIsDueNoLater() {
        Referral referral =
                Sending.toWithYou().priority(ServiceRequestPriority.URGENT).send();
        TestTask task = referral.taskOf("demo-withyou");
        Date due = task.read().getRestriction().getPeriod().getEnd();

        prioritise(referral, "routine").then().statusCode(200);

        assertThat(task.read().getPriority()).isEqualTo(TaskPriority.ROUTINE);
        assertThat(task.read().getRestriction().getPeriod().getEnd()).isEqualTo(due);
    }

    @Test
    void bothPartsOfAJointReferralAreChased() {
        String joint = Fixtures.json("scenario/gp-refers-jointly.json")
                .replace("\"intent\": \"order\"", "\"intent\": \"order\", \"priority\": \"stat\"");

        Referral referral = Sending.sent(as("demo-gp").body(joint).post());

        assertThat(Told.about(referral).notices()).containsExactly("urgent", "urgent");
        assertThat(Told.about(referral).chases()).hasSize(2);
    }

    @Test
    void whoIsAskedNextIsChasedToo() {
        Referral referral =
                Sending.toWithYou().priority(ServiceRequestPriority.STAT).send();

        referral.taskOf("demo-withyou")
                .handOn("demo-withyou", "HealthcareService/cmht-wigan")
                .then()
                .statusCode(200)
                .header("X-Crisis-Line", containsString("111"));

        Told told = Told.about(referral);
        assertThat(told.notices()).containsExactly("urgent", "urgent");
        assertThat(told.chases())
                .extracting(Task::getStatus)
                .containsExactlyInAnyOrder(TaskStatus.COMPLETED, TaskStatus.REQUESTED);
    }

    @Test
    void aSinglePointOfAccessIsNotAskedToChaseItself() {
        Referral referral = new Sending()
                .to("HealthcareService/spa-wigan")
                .priority(ServiceRequestPriority.STAT)
                .send();

        assertThat(Told.about(referral).notices()).containsExactly("urgent");
        assertThat(Told.about(referral).chases()).extracting(Task::getFocus).noneMatch(focus -> focus.getReference()
                .startsWith("Task/"));
    }

    @Test
    void aTaskThatTheSenderBringsIsNoLessUrgentThanItsReferral() {
        Referral referral = Sending.toWithYou()
                .priority(ServiceRequestPriority.STAT)
                .withTask("Organization/with-you", TaskPriority.ROUTINE, null)
                .send();

        Task task = referral.taskOf("demo-withyou").read();
        assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT);
        assertThat(task.getRestriction().getPeriod().getEnd()).isBefore(inMinutes(61));
        assertThat(task.getIdElement().getVersionIdPart()).isEqualTo("1");
        assertThat(ReferralTask.service(task)).contains("HealthcareService/with-you-wigan");
        assertThat(Told.about(referral).notices()).containsExactly("urgent");
    }

    private static String stat() {
        Referral first = Referral.toCmht();
        return StepRequests.json(StepRequests.another(first).setPriority(ServiceRequestPriority.STAT));
    }

    private static Response prioritise(Referral referral, String priority) {
        return patch(referral, "[{\"op\":\"add\",\"path\":\"/priority\",\"value\":\"" + priority + "\"}]");
    }

    private static Response patch(Referral referral, String patch) {
        return as("demo-gp")
                .contentType("application/json-patch+json")
                .body(patch)
                .patch("/ServiceRequest/" + referral.id());
    }

    private static Date inMinutes(int minutes) {
        return new Date(System.currentTimeMillis() + minutes * 60_000L);
    }

    private static String businessStatus(Task task) {
        return task.getBusinessStatus().getCodingFirstRep().getCode();
    }
}
