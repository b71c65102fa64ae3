package uk.onestory.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import uk.onestory.server.ErrorAnswers;

/** A token for everything but the endpoints that are open by design. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    /** Open by the contract: what a client must read before it has a token, and pages without data of people. */
    static final String[] OPEN = {
        "/fhir/metadata",
        "/fhir/.well-known/smart-configuration",
        "/actuator/health",
        "/actuator/health/**",
        "/",
        "/index.html",
        "/favicon.ico",
        "/favicon.svg",
        "/portal/**",
        "/postman/**",
        "/profiles",
        "/profiles/**"
    };

    private static final String POLICY = "Content-Security-Policy";

    /** Pages hold text, our own style sheet and our own pictures, and are shown in no frame. */
    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; form-action ";

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ClosedDoor door, Partners partners, TokenSettings settings)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, OPEN)
                        .permitAll()
                        .requestMatchers("/fhir/**", "/fhir")
                        .authenticated()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Partner.Kind.OPERATOR.name())
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(door)
                        .accessDeniedHandler(door)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities(partners, settings))))
                .headers(headers -> headers.addHeaderWriter(ApiSecurity::contentSecurity)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(door).accessDeniedHandler(door))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> {})
                .addFilterBefore(new CallerName(partners), AuthorizationFilter.class)
                .build();
    }

    /** Only the pages of the model have a form: the search, which goes to this server. */
    private static void contentSecurity(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(POLICY)) {
            boolean search = request.getRequestURI().startsWith(request.getContextPath() + "/profiles");
            response.setHeader(POLICY, CONTENT_SECURITY + (search ? "'self'" : "'none'"));
        }
    }

    /** URLs that could be read in two ways are turned down before anybody decides on them. */
    @Bean
    RequestRejectedHandler doubtfulUrls(ErrorAnswers answers) {
        return (request, response, rejected) -> answers.write(
                request,
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "The request is not well formed: look at its URL and headers.");
    }

    private static JwtAuthenticationConverter authorities(Partners partners, TokenSettings settings) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setPrincipalClaimName(settings.clientIdClaim());
        converter.setJwtGrantedAuthoritiesConverter(jwt -> kindOf(jwt, partners, settings));
        return converter;
    }

    private static Collection<GrantedAuthority> kindOf(Jwt jwt, Partners partners, TokenSettings settings) {
        return partners.byId(String.valueOf(jwt.getClaimAsString(settings.clientIdClaim())))
                .<Collection<GrantedAuthority>>map(partner ->
                        List.of(new SimpleGrantedAuthority(partner.kind().name())))
                .orElse(List.of());
    }
}
