package uk.onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "2026-11, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "2026-06, 2026-05-31T23:00:00Z, 2026-06-30T23:00:00Z",
        "2026-10-25, 2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z",
        "2026-11-29T10:00:00+01:00, 2026-11-29T09:00:00Z, 2026-11-29T09:00:01Z",
        "2026-11-29T10:00:00.5Z, 2026-11-29T10:00:00.500Z, 2026-11-29T10:00:00.501Z"
    })
    void aDateMeansTheWholeOfWhatItTellsInLondon(String date, Instant start, Instant end) {
        assertThat(PartialDate.of(new DateTimeType(date))).contains(new PartialDate(start, end));
    }

    @Test
    void aDayIsNotOverBeforeItsMidnight() {
        PartialDate today = PartialDate.of(new DateType("2026-11-29")).orElseThrow();
        assertThat(today.isOver(Instant.parse("2026-11-29T23:59:59Z"))).isFalse();
        assertThat(today.isOver(Instant.parse("2026-11-30T00:00:00Z"))).isTrue();
        assertThat(today.isAhead(Instant.parse("2026-11-28T23:59:59Z"))).isTrue();
        assertThat(today.isAhead(Instant.parse("2026-11-29T00:00:00Z"))).isFalse();
    }

    @Test
    void whatHasNoValueIsNone() {
        assertThat(PartialDate.of(null)).isEmpty();
        assertThat(PartialDate.of(new DateTimeType())).isEmpty();
        assertThat(PartialDate.of(new InstantType())).isEmpty();
    }
}
