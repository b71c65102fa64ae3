package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import uk.onestory.server.SettingsException;

class PartnersTest {

    private static final MockEnvironment PRODUCTION = new MockEnvironment();

    @Test
    void productionWithoutPartnersDoesNotStart() {
        assertThatThrownBy(() -> partners())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no partner");
    }

    @Test
    void secretsDoNotWorkInProduction() {
        assertThatThrownBy(() -> partners(partner("gp", null, "guess-me")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("secret");
    }

    @Test
    void keysThatWouldNotBeReadAreRefused() {
        assertThatThrownBy(() -> partners(partner("gp", "{\"keys\":[]}", null))).isInstanceOf(SettingsException.class);
    }

    @Test
    void oneIdIsOnePartner() {
        assertThatThrownBy(() -> partners(partner("gp", null, null), partner("gp", null, null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void partnerIsFoundByItsId() {
        assertThat(partners(partner("gp", null, null)).byId("gp")).isPresent();
        assertThat(partners(partner("gp", null, null)).byId("other")).isEmpty();
    }

    private static Partners partners(Partner... partners) {
        return new Partners(new PartnerSettings(List.of(partners)), PRODUCTION);
    }

    private static Partner partner(String id, String jwks, String secret) {
        return new Partner(
                id,
                List.of("X1"),
                Sector.GP,
                Partner.Kind.CLINICAL,
                List.of("system/*.rs"),
                jwks,
                "https://example.org/jwks",
                secret);
    }
}
