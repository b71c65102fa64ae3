package uk.onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodEndTest {

    private static final Date NOW = Date.from(Instant.parse("2026-11-29T10:00:00.400Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-29", "2026-11", "2026", "2026-11-29T10:00:00.123Z", "2026-11-29T10:00:00Z", "2027-01-01"
            })
    void whatHasNotSurelyBegunEndsAsItStarts(String start) {
        Period period = new Period().setStartElement(new DateTimeType(start));
        PeriodEnd.set(period, NOW);
        assertThat(period.getEndElement().getValueAsString()).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28", "2026-10", "2025", "2026-11-29T09:59:59.123Z"})
    void whatHasBegunEndsNow(String start) {
        Period period = new Period().setStartElement(new DateTimeType(start));
        PeriodEnd.set(period, NOW);
        assertThat(period.getEnd()).isEqualTo(NOW);
        assertThat(period.getStartElement().getValueAsString()).isEqualTo(start);
    }
}
