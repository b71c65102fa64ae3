package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Times are of Europe/London. */
class ReceiptDateTest {

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        ", 2026-11-27T15:00, 2026-12-01T15:00",
        "ROUTINE, 2026-11-27T15:00, 2026-12-01T15:00",
        "URGENT,  2026-11-27T15:00, 2026-11-30T15:00",
        "ASAP,    2026-11-27T22:00, 2026-11-28T02:00",
        "STAT,    2026-12-25T23:30, 2026-12-26T00:30",
        "STAT,    2026-03-29T00:30, 2026-03-29T02:30",
        "ASAP,    2026-10-24T23:00, 2026-10-25T02:00"
    })
    void byThePriority(TaskPriority priority, LocalDateTime sent, LocalDateTime due) {
        assertThat(local(at(sent, Map.of()).of(task(priority, "cmht-wigan")))).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "with-you-wigan, ROUTINE, 2026-12-02T15:00",
        "with-you-wigan, URGENT,  2026-11-30T15:00",
        "with-you-wigan, STAT,    2026-11-27T15:15",
        "cmht-wigan,     ROUTINE, 2026-12-01T15:00",
        "cmht-wigan,     STAT,    2026-11-27T16:00"
    })
    void aServiceMayHaveTimesOfItsOwn(String service, TaskPriority priority, LocalDateTime due) {
        ReceiptDate receiptDate = at(
                LocalDateTime.parse("2026-11-27T15:00"),
                Map.of("services.with-you-wigan.routine-working-days", "3", "services.with-you-wigan.stat", "15m"));

        assertThat(local(receiptDate.of(task(priority, service)))).isEqualTo(due);
    }

    @Test
    void aBankHolidayThatIsProclaimedLaterIsASetting() {
        ReceiptDate receiptDate =
                at(LocalDateTime.parse("2026-11-27T15:00"), Map.of("extra-bank-holidays", "2026-11-30,2026-12-02"));

        assertThat(local(receiptDate.of(task(TaskPriority.ROUTINE, "cmht-wigan"))))
                .isEqualTo("2026-12-03T15:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:00, 2026-11-24T09:00",
        "2026-11-25T10:00, 2026-11-25T10:00",
        "2026-11-25T10:01, 2026-11-25T10:00",
        "2027-11-25T10:00, 2026-11-25T10:00",
        ", 2026-11-25T10:00"
    })
    void aSenderMayAskForLessTimeAndNeverGiveMore(LocalDateTime asked, LocalDateTime due) {
        Task task = task(TaskPriority.ROUTINE, "cmht-wigan");
        if (asked != null) {
            task.getRestriction()
                    .getPeriod()
                    .setEnd(Date.from(asked.atZone(WorkingDays.LONDON).toInstant()));
        }

        at(LocalDateTime.parse("2026-11-23T10:00"), Map.of()).shorten(task);

        assertThat(local(task.getRestriction().getPeriod().getEnd())).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29, 2026-11-30T00:00:00Z",
        "2026-06-30, 2026-06-30T23:00:00Z",
        "2026-11, 2026-12-01T00:00:00Z",
        "2026, 2027-01-01T00:00:00Z",
        "2026-11-29T10:00:00Z, 2026-11-29T10:00:00Z"
    })
    void aTaskIsDueWhenAllOfItsDateIsOver(String date, Instant due) {
        Task task = new Task();
        task.getRestriction().getPeriod().getEndElement().setValueAsString(date);

        assertThat(ReceiptDate.due(task)).contains(due);
    }

    @Test
    void theZoneOfTheMachineDoesNotMatter() {
        Instant now = Instant.parse("2026-07-10T22:30:00Z"); // Friday, 23:30 in London

        assertThat(receiptDate(now, Map.of()).of(task(TaskPriority.URGENT, null)))
                .isEqualTo(Date.from(Instant.parse("2026-07-13T22:30:00Z")));
        assertThat(receiptDate(now.plusSeconds(3600), Map.of()).of(task(TaskPriority.URGENT, null)))
                .as("Saturday in London, Friday in UTC")
                .isEqualTo(Date.from(Instant.parse("2026-07-13T23:00:00Z")));
    }

    @Test
    void settingsThatMakeNoSenseAreNotBound() {
        assertThatThrownBy(() -> settings(Map.of("extra-bank-holidays", "Easter")))
                .hasMessageContaining("onestory.referral.receipt");
    }

    private static ReceiptDate at(LocalDateTime sent, Map<String, String> settings) {
        return receiptDate(sent.atZone(WorkingDays.LONDON).toInstant(), settings);
    }

    private static ReceiptDate receiptDate(Instant now, Map<String, String> settings) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new ReceiptDate(settings(settings), new BankHolidays(clock), clock);
    }

    private static ReferralSettings settings(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((key, value) -> source.put("onestory.referral.receipt." + key, value));
        return new Binder(source).bindOrCreate("onestory.referral.receipt", ReferralSettings.class);
    }

    private static Task task(TaskPriority priority, String service) {
        Task task = new Task().setPriority(priority);
        if (service != null) {
            task.addExtension(Codes.SERVICE, new Reference("HealthcareService/" + service));
        }
        return task;
    }

    private static LocalDateTime local(Date date) {
        return date.toInstant().atZone(WorkingDays.LONDON).toLocalDateTime();
    }
}
