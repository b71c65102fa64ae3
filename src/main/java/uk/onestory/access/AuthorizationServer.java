package uk.onestory.access;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import uk.onestory.server.ErrorAnswers;

/**
 * The built-in authorization server: SMART Backend Services' client credentials grant at {@code POST /oauth2/token}.
 * Off where an outside issuer is set ({@code spring.security.oauth2.resourceserver.jwt.issuer-uri}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = AuthorizationServer.OUTSIDE_ISSUER,
        matchIfMissing = true,
        havingValue = AuthorizationServer.OWN)
class AuthorizationServer {

    static final String OUTSIDE_ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    /** Value that says that there is none. */
    static final String OWN = "none";

    static final String TOKEN_PATH = "/oauth2/token";
    static final String KEYS_PATH = "/oauth2/jwks";
    /** Audience of the tokens: they are good for this API and no other. */
    private static final String AUDIENCE = "https://fhir.onestory.example";

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(HttpSecurity http, ErrorAnswers answers, Partners partners) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(TOKEN_PATH, KEYS_PATH)
                .with(
                        server,
                        token -> token.tokenEndpoint(
                                endpoint -> endpoint.authenticationProviders(providers -> providers.stream()
                                        .filter(OAuth2ClientCredentialsAuthenticationProvider.class::isInstance)
                                        .map(OAuth2ClientCredentialsAuthenticationProvider.class::cast)
                                        .forEach(provider -> provider.setAuthenticationValidator(this::checkScopes)))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new TokenDoor(answers)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new CallerName(partners), AuthorizationFilter.class)
                .build();
    }

    /** A scope is asked for by name, and any part of what the partner holds may be asked. */
    private void checkScopes(OAuth2ClientCredentialsAuthenticationContext context) {
        Set<String> asked = context.<OAuth2ClientCredentialsAuthenticationToken>getAuthentication()
                .getScopes();
        Scopes held = Scopes.of(context.getRegisteredClient().getScopes());
        if (asked.isEmpty() || !asked.stream().allMatch(held::cover)) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "ask for scopes that this client holds, for example system/Task.rs",
                    null));
        }
    }

    @Bean
    RegisteredClientRepository clients(Partners partners, TokenSettings settings) {
        return new PartnerClients(partners, settings);
    }

    /** Tokens are signed, not stored: nothing to look up, nothing that grows. */
    @Bean
    OAuth2AuthorizationService authorizations() {
        return new NoAuthorizationStore();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> audience() {
        return context -> context.getClaims().audience(List.of(AUDIENCE));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .tokenEndpoint(TOKEN_PATH)
                .jwkSetEndpoint(KEYS_PATH)
                .build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(TokenSettings settings) {
        return new ImmutableJWKSet<>(
                settings.signingKeys() == null ? SigningKeys.own() : SigningKeys.from(settings.signingKeys()));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        NimbusJwtDecoder decoder = (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new JwtClaimValidator<List<String>>(
                "aud", audience -> audience != null && audience.contains(AUDIENCE))));
        return decoder;
    }
}
