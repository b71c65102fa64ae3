package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthoredOnTest {

    /** Half past midnight in London, the day before by UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-09T23:30:00Z"), ZoneOffset.UTC);

    private final AuthoredOn rule = new AuthoredOn(new SendingSettings(Period.ofYears(2)), CLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-10",
                "2026-06-10T00:35:00+01:00",
                "2026-06-09T23:34:59.999Z",
                "2024-06-10",
                "2024-06-10T00:00:00+01:00"
            })
    void aDayOrMomentWithinTheYearsThatAreAllowedIsTaken(String date) {
        assertThatCode(() -> rule.check(new DateTimeType(date), "ServiceRequest.authoredOn"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-11",
                "2026-06-10T00:35:01+01:00",
                "2024-06-09",
                "2024-06-09T23:59:58+01:00",
                "2026-06",
                "2026",
                "1900"
            })
    void othersAreNot(String date) {
        assertThatThrownBy(() -> rule.check(new DateTimeType(date), "ServiceRequest.authoredOn"))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(422));
    }

    @Test
    void theReasonWhyThereIsNoneIsNone() {
        DateTimeType absent = new DateTimeType();
        absent.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));

        assertThatThrownBy(() -> rule.check(absent, "ServiceRequest.authoredOn"))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(422));
    }

    @Test
    void aSettingThatAllowsNothingIsRefused() {
        assertThatThrownBy(() -> new SendingSettings(Period.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
