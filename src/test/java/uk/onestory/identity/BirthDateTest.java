package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {

    @ParameterizedTest
    @CsvSource({
        "1985-03-02, 1985-03-02, BIRTH_DATE_SAME",
        "1985-03-02, 1985-02-03, BIRTH_DATE_TRANSPOSED",
        "1985-03-02, 1985-03-12, BIRTH_DATE_ONE_SLIP",
        "1985-03-02, 1958-03-02, BIRTH_DATE_ONE_SLIP",
        "1985-03-21, 1985-03-12, BIRTH_DATE_ONE_SLIP",
        "1985-03-02, 1985-04-03, BIRTH_DATE_DIFFERENT",
        "1985-03-02, 1885-03-02, BIRTH_DATE_DIFFERENT",
        "1985-03-02, 1985, BIRTH_DATE_AS_FAR_AS_KNOWN",
        "1985-03-02, 1985-03, BIRTH_DATE_AS_FAR_AS_KNOWN",
        "1985-03, 1985-04, BIRTH_DATE_DIFFERENT",
        "1985-03-02, 1986, BIRTH_DATE_DIFFERENT"
    })
    void tellsSlipsFromOtherDays(String one, String other, Evidence evidence) {
        assertThat(BirthDate.compare(date(one), date(other))).contains(evidence);
        assertThat(BirthDate.compare(date(other), date(one))).contains(evidence);
    }

    @Test
    void whatSystemsSendWithoutADateTellsNothing() {
        assertThat(BirthDate.of("1900-01-01")).isEmpty();
    }

    private static BirthDate date(String text) {
        return BirthDate.of(text).orElseThrow();
    }
}
