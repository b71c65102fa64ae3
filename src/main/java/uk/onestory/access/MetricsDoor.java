package uk.onestory.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Lets in who reads the metrics with the {@link ScrapeToken}. Every other request, also with another token, goes the way
 * of all requests ({@link ApiSecurity}), where this token is none.
 */
@Configuration(proxyBeanMethods = false)
class MetricsDoor {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final RequestMatcher METRICS =
            PathPatternRequestMatcher.withDefaults().matcher("/actuator/prometheus");

    @Bean
    @Order(0)
    SecurityFilterChain metrics(HttpSecurity http, ScrapeToken token) throws Exception {
        return http.securityMatcher(request -> reads(request) && token.matches(bearer(request)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    private static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod()) && METRICS.matches(request);
    }

    /** @return null where there is no such header, or more than one to choose from */
    private static String bearer(HttpServletRequest request) {
        List<String> headers = new ArrayList<>(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
        return headers.size() == 1 && headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? headers.get(0).substring(SCHEME.length()).strip()
                : null;
    }
}
