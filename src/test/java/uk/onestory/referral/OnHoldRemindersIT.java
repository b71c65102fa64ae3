package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.bean;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** Who can answer is reminded at a pace and so many times; then the single point of access is asked. */
class OnHoldRemindersIT {

    private final Referral referral = Sending.toWithYou().send();
    private final TestTask task = referral.taskOf("demo-withyou");

    @Test
    void requesterIsRemindedWhenNobodyHasTouchedTheTaskForAWeek() {
        OnHold.ask(task, "demo-withyou");

        lookAfter(Duration.ofDays(6));
        assertThat(Told.about(referral).messages()).isEmpty();

        lookAfter(Duration.ofDays(8));
        assertThat(Told.about(referral).notices()).containsExactly("on-hold-reminder");
        assertThat(Told.about(referral).recipients()).containsExactly("Organization/gp-wigan-1");
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.ONHOLD);

        lookAfter(Duration.ofDays(6));
        assertThat(Told.about(referral).notices()).containsExactly("on-hold-reminder");
    }

    @Test
    void afterTheLastReminderTheSinglePointOfAccessIsAskedAndThenThereIsQuiet() {
        OnHold.ask(task, "demo-withyou");

        // Each reminder is stored today, so that each look is a week after the last touch.
        for (int i = 0; i < 6; i++) {
            lookAfter(Duration.ofDays(8));
        }

        Told told = Told.about(referral);
        assertThat(told.notices())
                .containsExactly("on-hold-reminder", "on-hold-reminder", "on-hold-reminder", "not-answered");
        assertThat(told.chases()).hasSize(1);
        assertThat(businessStatus(task.read())).isEqualTo("escalated");
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.ONHOLD);
    }

    @Test
    void anAnswerEndsItAndTheNextHoldBeginsAnew() {
        task.patchStatus("demo-withyou", "received").then().statusCode(200);
        OnHold.ask(task, "demo-withyou");
        lookAfter(Duration.ofDays(8));

        OnHold.answer(task, referral, "received");
        lookAfter(Duration.ofDays(8));

        assertThat(Told.about(referral).notices()).containsExactly("on-hold-reminder");
        assertThat(task.read().hasExtension(Codes.REMINDED_AT)).isFalse();
        OnHold.ask(task, "demo-withyou");
        lookAfter(Duration.ofDays(8));
        assertThat(task.read().getExtensionsByUrl(Codes.REMINDED_AT)).hasSize(1);
    }

    @Test
    void nobodyForgetsTheRemindersOfATask() {
        OnHold.ask(task, "demo-withyou");
        lookAfter(Duration.ofDays(8));

        Task forgetful = task.read();
        forgetful.getExtension().removeIf(extension -> Codes.REMINDED_AT.equals(extension.getUrl()));
        forgetful.setBusinessStatus(Codes.businessStatus("in-treatment"));
        task.put("demo-withyou", forgetful);

        assertThat(task.read().getExtensionsByUrl(Codes.REMINDED_AT)).hasSize(1);
        assertThat(businessStatus(task.read())).isEqualTo("information-requested");
    }

    /** What the job does when so much time has passed. */
    @SuppressWarnings("unchecked")
    private static void lookAfter(Duration time) {
        new OnHoldReminders(
                        (IFhirSystemDao<Bundle, Meta>) bean(IFhirSystemDao.class),
                        bean(Messages.class),
                        bean(Escalation.class),
                        bean(Sweep.class),
                        bean(SilenceSettings.class),
                        Clock.offset(Clock.systemUTC(), time))
                .run(Instant.MAX);
    }

    private static String businessStatus(Task task) {
        return task.getBusinessStatus().getCodingFirstRep().getCode();
    }
}
