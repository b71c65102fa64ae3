package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import uk.onestory.server.Problem;
import uk.onestory.server.SettingsException;

class PartnersTest {

    private static final MockEnvironment PRODUCTION = new MockEnvironment();
    private static final String KEYS = "https://example.org/jwks";

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
                .hasMessageContaining("secret")
                .hasMessageNotContaining("guess-me");
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

    @Test
    void whoCouldNotProveWhoItIsIsRefused() {
        assertThat(problems(withKeys("gp", List.of("system/*.rs"), null)))
                .anyMatch(problem -> problem.contains("'gp' has no jwks-uri"));
        assertThat(problems(withKeys("gp", List.of("system/*.rs"), "keys of the practice")))
                .anyMatch(problem -> problem.contains("no web address"));
    }

    @Test
    void withAnOutsideIssuerNobodyNeedsKeysHere() {
        MockEnvironment outside =
                new MockEnvironment().withProperty(AuthorizationServer.OUTSIDE_ISSUER, "https://issuer.example");
        assertThat(settings(withKeys("gp", List.of("system/*.rs"), null)).problems(outside))
                .isEmpty();
    }

    @Test
    void scopesThatGrantNothingAreRefused() {
        assertThat(problems(withKeys("gp", List.of("system/*.rs", "system/Task.", "openid"), KEYS)))
                .hasSize(2)
                .allMatch(problem -> problem.contains("grants nothing"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(problems(withKeys("a", List.of("x"), KEYS), withKeys("a", List.of("system/*.rs"), null)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static List<String> problems(Partner... partners) {
        return settings(partners).problems(PRODUCTION).stream()
                .map(Problem::toString)
                .toList();
    }

    private static PartnerSettings settings(Partner... partners) {
        return new PartnerSettings(List.of(partners), new PartnerSettings.Demo(List.of()));
    }

    private static Partners partners(Partner... partners) {
        return new Partners(settings(partners), PRODUCTION);
    }

    private static Partner partner(String id, String jwks, String secret) {
        return new Partner(
                id, List.of("X1"), Sector.GP, Partner.Kind.CLINICAL, List.of("system/*.rs"), jwks, KEYS, secret);
    }

    private static Partner withKeys(String id, List<String> scopes, String jwksUri) {
        return new Partner(id, List.of("X1"), Sector.GP, Partner.Kind.CLINICAL, scopes, null, jwksUri, null);
    }
}
