package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private final Routes routes =
            new Routes(Set.of("Patient", "Task", "Observation"), () -> Set.of("$story", "$hand-on"));

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/fhir, /fhir",
        "/fhir/, /fhir",
        "/fhir/metadata, /fhir/metadata",
        "/fhir/.well-known/smart-configuration, /fhir/.well-known/smart-configuration",
        "/fhir/Patient, /fhir/Patient",
        "/fhir/Patient/_search, /fhir/Patient/_search",
        "/fhir/Patient/9990012342, /fhir/Patient/{id}",
        "/fhir/Patient/sam-ashworth/_history/sam, /fhir/Patient/{id}/_history/{version}",
        "/fhir/Patient/sam/$story, /fhir/Patient/{id}/$story",
        "/fhir/Patient/sam/$sam-ashworth, /fhir/Patient/{id}/{operation}",
        "/fhir/$sam-ashworth, /fhir/{operation}",
        "/fhir/Patient/sam/Observation, /fhir/Patient/{id}/Observation",
        "/fhir//Patient//sam, /fhir/Patient/{id}",
        "/fhir/SamAshworth, /fhir/{other}",
        "/fhir/SamAshworth/9990012342, /fhir/{other}/{other}",
        "/fhir/Patient/sam/ashworth, /fhir/Patient/{id}/{other}",
        "/fhir/Patient?name=sam, /fhir/{other}",
        "/fhir/Patient;sam, /fhir/{other}",
        "/fhirSam, {other}",
        "/oauth2/token, /oauth2/token",
        "/oauth2/sam, {other}",
        "/actuator/health, /actuator/health",
        "/actuator/sam, {other}",
        "/profiles/Sam.html, /profiles/{file}",
        "/profiles/sam/ashworth, /profiles/{file}",
        "/sam/ashworth, {other}",
        "*, {other}"
    })
    void whatIsOnNoListIsAPlaceholder(String path, String route) {
        assertThat(routes.of(path, "")).isEqualTo(route);
    }

    @Test
    void whatCannotBeReadIsOther() {
        assertThat(routes.of(null, null)).isEqualTo(Routes.OTHER);
    }

    @Test
    void theContextOfTheServerIsLeftAway() {
        assertThat(routes.of("/care/fhir/Task/1", "/care")).isEqualTo("/fhir/Task/{id}");
    }

    @Test
    void noPathBringsWordsOfItsOwn() {
        Random random = new Random(7);
        String[] parts = {
            "fhir",
            "Patient",
            "_history",
            "_search",
            "$story",
            "$sam",
            "sam",
            "9990012342",
            "profiles",
            "..",
            ".",
            "",
            "%53am",
            "Sam Ashworth",
            "sam;a=b",
            "metadata",
            "oauth2",
            "token"
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder path = new StringBuilder(random.nextBoolean() ? "/fhir" : "");
            for (int part = random.nextInt(9); part >= 0; part--) {
                path.append('/').append(parts[random.nextInt(parts.length)]);
            }
            assertThat(routes.of(path.toString(), ""))
                    .doesNotContainIgnoringCase("sam")
                    .doesNotContain("999", "%", ";", " ");
        }
    }

    @Test
    void longPathsEnd() {
        assertThat(routes.of("/fhir" + "/Patient".repeat(1_000), "")).hasSizeLessThan(100);
    }
}
