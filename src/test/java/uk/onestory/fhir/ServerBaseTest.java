package uk.onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerBaseTest {

    private static final ServerBase BASE = ServerBase.of("http://Care.example:80/fhir/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://care.example/fhir/Patient/1",
                "HTTP://CARE.EXAMPLE/fhir/Patient/1",
                "http://care.example:80/fhir/Patient/1"
            })
    void readsItsOwnUrlAsRelative(String url) {
        assertThat(BASE.relative(url)).contains("Patient/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://care.example/FHIR/Patient/1",
                "http://care.example.evil/fhir/Patient/1",
                "http://care.example/fhirs/Patient/1",
                "https://care.example/fhir/Patient/1",
                "http://care.example/fhir/",
                "Patient/1"
            })
    void everyOtherUrlStays(String url) {
        assertThat(BASE.local(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example/fhir/Patient/1",
                "//other.example/fhir/Patient/1",
                "other/fhir/Patient/1",
                "ftp://other.example/Patient/1",
                "mailto:sam@example.org"
            })
    void knowsWhatPointsElsewhere(String reference) {
        assertThat(ServerBase.isForeign(reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/1",
                "Patient/1/_history/2",
                "#p",
                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|1"
            })
    void knowsWhatIsHere(String reference) {
        assertThat(ServerBase.isForeign(reference)).isFalse();
    }

    @Test
    void noBaseOwnsNothing() {
        assertThat(ServerBase.of(null).relative("http://a/Patient/1")).isEmpty();
    }
}
