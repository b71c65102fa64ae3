package uk.onestory.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import uk.onestory.access.Partner;
import uk.onestory.access.Partners;
import uk.onestory.access.Sector;

class BannerTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final Partners partners = mock(Partners.class);

    @Test
    void theDemonstrationTellsWhereTheDataLieHowToStopAndWhatToTry() {
        environment.setActiveProfiles("demo");
        environment.setProperty("spring.datasource.url", "jdbc:h2:file:./data/onestory;WRITE_DELAY=0");
        known(partner("demo-cmht", "demo-secret"));
        assertThat(text())
                .contains(
                        "http://localhost:8104/fhir",
                        Path.of("data/onestory.mv.db").toAbsolutePath().toString(),
                        "Ctrl-C",
                        "kill 4711",
                        "demo-cmht",
                        "curl -s -H \"Authorization: Bearer $(curl -s -u demo-cmht:demo-secret");
    }

    @Test
    void productionTellsNoSecret() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/onestory?user=me&password=hush");
        environment.setProperty("spring.datasource.password", "hush");
        environment.setProperty("management.server.port", "8081");
        known(partner("practice", null));
        assertThat(text())
                .contains("postgresql://db/onestory", "practice", "http://localhost:8081/actuator/health")
                .contains("curl -s http://localhost:8104/fhir/metadata")
                .doesNotContain("hush", "secret", "demo");
    }

    @Test
    void whereTheDemonstrationsPartnerWasReplacedTheCommandIsAnotherOne() {
        environment.setActiveProfiles("demo");
        environment.setProperty("spring.datasource.url", "jdbc:h2:mem:onestory");
        known(partner("demo-cmht", "hush"));
        assertThat(text())
                .contains("curl -s http://localhost:8104/fhir/metadata")
                .doesNotContain("hush");
    }

    private void known(Partner partner) {
        when(partners.all()).thenReturn(List.of(partner));
        when(partners.byId(partner.id())).thenReturn(Optional.of(partner));
    }

    private String text() {
        return new Banner(environment, mock(WebServerApplicationContext.class), partners).text(8104, 4711);
    }

    private static Partner partner(String id, String secret) {
        return new Partner(
                id,
                List.of("RXV"),
                Sector.MENTAL_HEALTH,
                Partner.Kind.CLINICAL,
                List.of("system/*.cruds"),
                null,
                null,
                secret);
    }
}
