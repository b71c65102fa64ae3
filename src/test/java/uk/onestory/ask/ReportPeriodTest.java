package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPeriodTest {

    @Test
    void lastDayBelongsToItByTheClockOfLondon() {
        ReportPeriod period = ReportPeriod.of("2026-07-01", "2026-07-31");
        assertThat(period.from()).isEqualTo(Instant.parse("2026-06-30T23:00:00Z"));
        assertThat(period.until()).isEqualTo(Instant.parse("2026-07-31T23:00:00Z"));
    }

    @Test
    void monthAndYearAreMeantWhole() {
        ReportPeriod period = ReportPeriod.of("2026-02", "2026-02");
        assertThat(period.last()).hasToString("2026-02-28");
        assertThat(ReportPeriod.of("2026", "2026").last()).hasToString("2026-12-31");
    }

    @ParameterizedTest
    @CsvSource({",2026-01-01", "2026-01-01,", "2026-02-01,2026-01-31", "yesterday,2026-01-31", "2026-02-30,2026-03-01"})
    void missingInvertedOrUnreadablePeriodIsRefused(String start, String end) {
        assertThatThrownBy(() -> ReportPeriod.of(start, end))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }
}
