package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.bean;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What nobody receives by its due date is told to sender, owner and single point of access: once. */
class EscalationIT {

    @Test
    void lateReferralIsToldToSenderOwnerAndSinglePointOfAccessOnce() {
        Referral referral = Sending.toWithYou().late().send();
        assertThat(Told.about(referral).messages()).isEmpty();

        round();

        Task late = referral.taskOf("demo-withyou").read();
        assertThat(late.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(businessStatus(late)).isEqualTo("escalated");
        assertThat(late.hasExtension(Codes.ESCALATED_AT)).isTrue();
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1");
        Told told = Told.about(referral);
        assertThat(told.notices()).containsExactly("not-received");
        assertThat(told.recipients())
                .containsExactly("Organization/gp-wigan-1", "Organization/with-you", "HealthcareService/spa-wigan");
        assertThat(told.chases()).singleElement().satisfies(chase -> {
            assertThat(chase.getStatus()).isEqualTo(TaskStatus.REQUESTED);
            assertThat(chase.getFocus().getReference())
                    .isEqualTo("Task/" + late.getIdElement().getIdPart());
            assertThat(chase.getFor().getReference()).isEqualTo("Patient/" + referral.patient());
            assertThat(chase.getRestriction().getPeriod().getEnd()).isAfter(new Date());
        });

        round();
        round();

        assertThat(Told.about(referral).messages()).hasSize(1);
        assertThat(Told.about(referral).chases()).hasSize(1);
        assertThat(referral.taskOf("demo-withyou").version())
                .isEqualTo(late.getIdElement().getVersionIdPart());
    }

    @Test
    void whatTheServerWritesIsValid() {
        Referral referral = Sending.toWithYou().late().send();
        round();
        Told told = Told.about(referral);

        for (Resource written : List.of(
                told.messages().get(0),
                told.chases().get(0),
                referral.taskOf("demo-withyou").read())) {
            List<String> errors = as("demo-gp")
                    .body(json(written))
                    .post("/" + written.fhirType() + "/$validate")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("issue.findAll { it.severity == 'error' }.diagnostics");
            assertThat(errors).as(written.fhirType()).isEmpty();
        }
    }

    @Test
    void whatIsReceivedInTheMeantimeIsNotEscalated() {
        Referral referral = Sending.toWithYou().late().send();
        referral.taskOf("demo-withyou")
                .patchStatus("demo-withyou", "received")
                .then()
                .statusCode(200);

        round();

        assertThat(Told.about(referral).messages()).isEmpty();
        assertThat(businessStatus(referral.taskOf("demo-withyou").read())).isEqualTo("awaiting-triage");
    }

    @Test
    void whatIsNotDueYetIsLeftAlone() {
        Referral referral = Sending.toWithYou().send();

        round();

        assertThat(Told.about(referral).messages()).isEmpty();
    }

    @Test
    void whoWroteAtTheSameMomentIsNotOverwritten() {
        Referral referral = Sending.toWithYou().late().send();
        Task judged = referral.taskOf("demo-withyou").read();
        referral.taskOf("demo-withyou")
                .patchStatus("demo-withyou", "received")
                .then()
                .statusCode(200);

        Silence.notReceived(judged, new Date());
        assertThatThrownBy(() -> bean(Escalation.class).tell(Notice.NOT_RECEIVED, judged))
                .isInstanceOf(BaseServerResponseException.class);

        assertThat(referral.taskOf("demo-withyou").read().getStatus()).isEqualTo(TaskStatus.RECEIVED);
        assertThat(Told.about(referral).messages()).isEmpty();
        assertThat(Told.about(referral).chases()).isEmpty();
    }

    @Test
    void chaseIsDoneWhenTheReferralMoves() {
        Referral referral = Sending.toWithYou().late().send();
        round();

        TestTask task = referral.taskOf("demo-withyou");
        task.patchStatus("demo-withyou", "received").then().statusCode(200);

        assertThat(businessStatus(task.read())).isEqualTo("awaiting-triage");
        assertThat(Told.about(referral).chases())
                .singleElement()
                .matches(chase -> chase.getStatus() == TaskStatus.COMPLETED);
    }

    @Test
    void chaseIsDoneWhenTheReferralIsWithdrawn() {
        Referral referral = Sending.toWithYou().late().send();
        round();

        as("demo-gp")
                .body("""
                    {"resourceType": "Parameters", "parameter": [
                      {"name": "reason", "valueCodeableConcept": {"text": "Getting help from family first"}},
                      {"name": "decided-by", "valueCode": "person"}]}""")
                .post("/ServiceRequest/" + referral.id() + "/$withdraw")
                .then()
                .statusCode(200);

        assertThat(Told.about(referral).chases())
                .singleElement()
                .matches(chase -> chase.getStatus() == TaskStatus.COMPLETED);
    }

    @Test
    void singlePointOfAccessMovesItsChaseAndNobodyElsesTask() {
        Referral referral = Sending.toWithYou().late().send();
        round();
        TestTask chase =
                new TestTask(Told.about(referral).chases().get(0).getIdElement().getIdPart());

        chase.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        chase.patchStatus("demo-withyou", "completed").then().statusCode(422);
        referral.taskOf("demo-withyou")
                .patchStatus("demo-cmht", "received")
                .then()
                .statusCode(422);
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1");
    }

    @Test
    void nobodyHidesFromTheEscalation() {
        Referral referral = Sending.toWithYou().late().send();
        TestTask task = referral.taskOf("demo-withyou");
        Task hidden = task.read();
        hidden.setBusinessStatus(Codes.businessStatus("escalated"));
        hidden.getRestriction().getPeriod().setEnd(new Date(System.currentTimeMillis() + 86_400_000));
        Silence.notReceived(hidden, new Date());
        task.put("demo-withyou", hidden).then().statusCode(200);
        assertThat(businessStatus(task.read())).isEqualTo("awaiting-receipt");

        round();
        assertThat(Told.about(referral).notices()).containsExactly("not-received");

        Task again = task.read();
        again.getExtension().removeIf(extension -> Codes.ESCALATED_AT.equals(extension.getUrl()));
        again.setBusinessStatus(Codes.businessStatus("awaiting-receipt"));
        task.put("demo-withyou", again).then().statusCode(200);
        round();
        assertThat(Told.about(referral).notices()).containsExactly("not-received");
    }

    @Test
    void whatComesBackFromHoldIsNotEscalatedTwice() {
        Referral referral = Sending.toWithYou().late().send();
        round();
        TestTask task = referral.taskOf("demo-withyou");
        OnHold.ask(task, "demo-withyou");
        assertThat(Told.about(referral).chases())
                .singleElement()
                .matches(chase -> chase.getStatus() == TaskStatus.COMPLETED);
        task.patchStatus("demo-withyou", "requested").then().statusCode(200);

        round();

        assertThat(businessStatus(task.read())).isEqualTo("escalated");
        assertThat(Told.about(referral).notices()).containsExactly("not-received");
    }

    @Test
    void whoAskedForSomethingHasTheTimeToReceiveItOnceMore() {
        Referral referral = Sending.toWithYou().late().send();
        TestTask task = referral.taskOf("demo-withyou");
        OnHold.ask(task, "demo-withyou");
        OnHold.answer(task, referral, "requested");

        round();

        assertThat(Told.about(referral).messages()).isEmpty();
        Task back = task.read();
        assertThat(back.getRestriction().getPeriod().getEnd()).isAfter(new Date());
        assertThat(businessStatus(back)).isEqualTo("awaiting-receipt");
    }

    @Test
    void withoutSinglePointOfAccessSenderAndOwnerAreToldStill() {
        Organization far = new Organization().setActive(true).setName("A service from far away");
        far.addIdentifier()
                .setSystem("https://fhir.onestory.example/Id/organization")
                .setValue("far-" + System.nanoTime());
        String owner = create(far);
        HealthcareService service = new HealthcareService().setActive(true).setName("Help from far away");
        service.setProvidedBy(new Reference(owner));
        service.addType(new CodeableConcept(new Coding(
                "https://fhir.onestory.example/CodeSystem/OneStory-ServiceType", "substance-use-service", null)));
        Referral referral = new Sending()
                .to(create(service))
                .by("Organization/gmmh")
                .withTask(owner, null, Sending.GONE)
                .send("demo-cmht");

        round();

        assertThat(Told.about(referral).recipients()).containsExactly("Organization/gmmh", owner);
        assertThat(Told.about(referral).chases()).isEmpty();
    }

    @Test
    void workListOfWhatIsLateHoldsWhatIsLateOnly() {
        Referral late = Sending.toWithYou().late().send();
        Referral inTime = Sending.toWithYou().send();

        List<String> found = as("demo-withyou")
                .get("/Task?owner=Organization/me&due=lt2026-07-01&focus=ServiceRequest/" + late.id()
                        + ",ServiceRequest/" + inTime.id())
                .path("entry.resource.focus.reference");

        assertThat(found).containsExactly("ServiceRequest/" + late.id());
    }

    @Test
    void roundsAndEscalationsAreCounted() {
        MeterRegistry meters = bean(MeterRegistry.class);
        double before = escalations(meters);
        Sending.toWithYou().late().send();

        round();

        assertThat(escalations(meters)).isGreaterThanOrEqualTo(before + 1);
        assertThat(meters.get("onestory.referral.silence.rounds").timer().count())
                .isPositive();
    }

    private static double escalations(MeterRegistry meters) {
        return meters.counter("onestory.referral.escalations", "outcome", "done")
                .count();
    }

    private static void round() {
        bean(SilenceWatch.class).round();
    }

    private static String businessStatus(Task task) {
        return task.getBusinessStatus().getCodingFirstRep().getCode();
    }

    private static String create(Resource resource) {
        String id = as("demo-admin")
                .body(json(resource))
                .post("/" + resource.fhirType())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return resource.fhirType() + "/" + id;
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
