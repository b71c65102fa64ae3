package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LondonDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-03, on 3 November 2026",
        "2026-11, in November 2026",
        "2026, in 2026",
        "2026-11-03T23:30:00Z, on 3 November 2026",
        "2026-06-03T23:30:00Z, on 4 June 2026",
        "2026-11-04T03:00:00+09:00, on 3 November 2026"
    })
    void dateReadsAsInManchester(String fhir, String words) {
        assertThat(LondonDate.phrase(new DateTimeType(fhir))).isEqualTo(words);
    }

    @Test
    void anInstantIsTheDayInLondon() {
        assertThat(LondonDate.words(new InstantType("2026-06-03T23:30:00.000Z")))
                .isEqualTo("4 June 2026");
    }

    @Test
    void aMonthEndsWithItsLastMoment() {
        assertThat(LondonDate.begin(new DateTimeType("2026-05"))).isEqualTo(Instant.parse("2026-04-30T23:00:00Z"));
        assertThat(LondonDate.end(new DateTimeType("2026-05"))).isEqualTo(Instant.parse("2026-05-31T22:59:59.999Z"));
    }

    @Test
    void aPeriodSaysFromWhenToWhen() {
        Period period = new Period().setStartElement(new DateTimeType("2026-05-01"));
        assertThat(LondonDate.words(period)).isEqualTo("since 1 May 2026");
        assertThat(LondonDate.words(period.setEndElement(new DateTimeType("2026-06"))))
                .isEqualTo("1 May 2026 to June 2026");
        assertThat(LondonDate.words((Type) new DateType())).isNull();
    }
}
