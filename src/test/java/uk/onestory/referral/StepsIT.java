package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.again;
import static uk.onestory.referral.StepRequests.concept;
import static uk.onestory.referral.StepRequests.hold;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.refused;
import static uk.onestory.referral.StepRequests.store;
import static uk.onestory.referral.StepRequests.withAssessment;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What the steps of a referral's Task need, beyond what a grid can show. */
class StepsIT {

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "RECEIVED", "ACCEPTED", "INPROGRESS"})
    void fromOnHoldATaskGoesBackToWhereItStood(TaskStatus before) {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        for (TaskStatus step : List.of(TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS)) {
            if (before != TaskStatus.REQUESTED && task.read().getStatus() != before) {
                task.patchStatus("demo-cmht", step.toCode()).then().statusCode(200);
            }
        }
        Task stood = task.read();
        hold(task);

        for (TaskStatus other : List.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED)) {
            if (other != before) {
                refused(task.patchStatus("demo-cmht", other.toCode()), "illegal-transition");
            }
        }
        task.patchStatus("demo-cmht", before.toCode()).then().statusCode(200);
        Task resumed = task.read();
        assertThat(resumed.getBusinessStatus().equalsDeep(stood.getBusinessStatus()))
                .isTrue();
        assertThat(resumed.hasStatusReason()).isFalse();
    }

    @Test
    void aTaskIsNeverWithoutStatus() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        refused(task.patch("demo-cmht", "[{\"op\":\"remove\",\"path\":\"/status\"}]"), "illegal-transition");
    }

    @Test
    void requesterAnswersWithSomethingOfThisPerson() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        hold(task);
        Task answer = task.read();
        answer.setStatus(TaskStatus.REQUESTED);
        answer.addInput()
                .setValue(new Reference("Patient/" + Referral.toCmht().patient()))
                .getType()
                .setText("somebody else");
        refused(task.put("demo-gp", answer), "reason-needed");

        // the answer may come in the same transaction
        answer.getInputFirstRep().setValue(new Reference("urn:uuid:5c0a31a2-6a3c-4c0e-9c5f-0f2b7d1c2e01"));
        as("demo-gp").body(json(withAssessment(answer, referral))).post().then().statusCode(200);
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void whoCancelsChangesNothingElse() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task cancelled = task.read();
        cancelled.setStatus(TaskStatus.CANCELLED);
        cancelled.setStatusReason(concept("StatusReason", "sent-by-mistake"));
        cancelled.setDescription("Never came");
        refused(task.put("demo-gp", cancelled), "not-your-task");

        cancelled.setDescription(null);
        cancelled.setBusinessStatus(concept("BusinessStatus", "in-treatment"));
        task.put("demo-gp", cancelled).then().statusCode(200);
        assertThat(task.read().getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("awaiting-receipt");
    }

    @Test
    void reasonForAHoldIsNoReasonToCancel() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        hold(task);

        refused(task.patchStatus("demo-gp", "cancelled"), "reason-needed");
    }

    @Test
    void partOfAReferralIsFrozenWithItsSystem() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        TestTask second = referral.taskOf("demo-withyou");
        Task changed = second.read();
        changed.getGroupIdentifier().setSystem("urn:oid:1.2.3");

        refused(second.put("demo-withyou", changed), "frozen-field");
    }

    @Test
    void serviceOfATaskIsAReferenceOrRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task changed = task.read();
        changed.getExtension().removeIf(extension -> extension.getUrl().endsWith("OneStory-Service"));
        changed.addExtension(new Extension(
                "https://fhir.onestory.example/StructureDefinition/OneStory-Service", new StringType("with-you")));

        refused(task.put("demo-cmht", changed), "frozen-field");
    }

    @Test
    void promiseAndItsDateBelongToWhoPromised() {
        Referral referral = Referral.toCmht();
        Task asked = new Task();
        asked.setStatus(TaskStatus.REQUESTED);
        asked.setIntent(Task.TaskIntent.ORDER);
        asked.setFor(new Reference("Patient/" + referral.patient()));
        asked.setRequester(new Reference("Organization/gmmh"));
        asked.setOwner(new Reference("Organization/gp-wigan-1"));
        asked.getRestriction().getPeriod().setEnd(new DateTimeType("2099-06-01T10:00:00Z").getValue());
        TestTask task = new TestTask(store("demo-cmht", asked).substring("Task/".length()));
        Date later = new DateTimeType("2100-06-01T10:00:00Z").getValue();
        Task postponed = task.read();
        postponed.getRestriction().getPeriod().setEnd(later);
        task.put("demo-cmht", postponed).then().statusCode(200);

        task.patchStatus("demo-gp", "accepted").then().statusCode(200);
        Task again = task.read();
        again.getRestriction().getPeriod().setEnd(new Date(later.getTime() + 86_400_000));
        refused(task.put("demo-cmht", again), "not-your-task");
        refused(task.patchStatus("demo-cmht", "requested"), "not-your-task");
        task.put("demo-gp", again).then().statusCode(200);
        task.patchStatus("demo-cmht", "cancelled").then().statusCode(200);
    }
}
