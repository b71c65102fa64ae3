package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import uk.onestory.server.SettingsException;

/** Tokens of an issuer elsewhere: it stands here, on this machine, with keys of its own. */
class OutsideIssuerTest {

    private static final String HERE = "https://onestory.example";

    private HttpServer issuer;
    private String address;
    private RSAKey key;

    @BeforeEach
    void open() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://localhost:" + issuer.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + address + "\",\"jwks_uri\":\"" + address + "/keys\"}");
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        issuer.start();
    }

    @AfterEach
    void close() {
        issuer.stop(0);
    }

    @Test
    void itsTokensForThisServerAreTaken() throws JOSEException {
        String token = token(address, HERE);
        decoder(decoder -> assertThat(decoder.decode(token).getSubject()).isEqualTo("gp"));
    }

    @Test
    void itsTokensForOthersAreNot() throws JOSEException {
        refused(token(address, "https://other.example"));
        refused(token(address, null));
    }

    @Test
    void tokensInTheNameOfOthersAreNot() throws JOSEException {
        refused(token("https://other.example", HERE));
    }

    @Test
    void withoutAnAudienceTheServerDoesNotStart() {
        OAuth2ResourceServerProperties settings = new OAuth2ResourceServerProperties();
        settings.getJwt().setIssuerUri("https://issuer.example");
        assertThatThrownBy(() -> new OutsideIssuer(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("not which of its tokens are for this server");
        settings.getJwt().setAudiences(List.of(" "));
        assertThatThrownBy(() -> new OutsideIssuer(settings)).isInstanceOf(SettingsException.class);
        settings.getJwt().setAudiences(List.of(HERE));
        assertThatCode(() -> new OutsideIssuer(settings)).doesNotThrowAnyException();
    }

    @Test
    void ownTokensNeedNoSetting() {
        assertThatCode(() -> new OutsideIssuer(new OAuth2ResourceServerProperties()))
                .doesNotThrowAnyException();
    }

    private void refused(String token) {
        decoder(decoder -> assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtValidationException.class));
    }

    private void decoder(Consumer<JwtDecoder> use) {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withBean(OutsideIssuer.class)
                .withBean(SecurityFilterChain.class, () -> new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE))
                .withPropertyValues(
                        AuthorizationServer.OUTSIDE_ISSUER + "=" + address,
                        "spring.security.oauth2.resourceserver.jwt.audiences=" + HERE)
                .run(context -> use.accept(context.getBean(JwtDecoder.class)));
    }

    private String token(String from, String audience) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(from)
                .audience(audience)
                .subject("gp")
                .claim("scope", "system/*.cruds")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private void serve(String path, String json) {
        issuer.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
