package uk.onestory.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** SMART App Launch 2 discovery at {@code /fhir/.well-known/smart-configuration}: how a backend service gets a token. */
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {

    @Bean
    ServletRegistrationBean<HttpServlet> smartDiscovery(
            ObjectMapper json,
            Environment environment,
            @Value("${" + AuthorizationServer.OUTSIDE_ISSUER + ":}") String outsideIssuer) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        // An exact path wins over the FHIR servlet's /fhir/*.
        ServletRegistrationBean<HttpServlet> servlet = new ServletRegistrationBean<>(
                new Discovery(json, demo, outsideIssuer), "/fhir/.well-known/smart-configuration");
        servlet.setName("smart-configuration");
        return servlet;
    }

    private static final class Discovery extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient ObjectMapper json;
        private final boolean demo;
        private final String outsideIssuer;

        Discovery(ObjectMapper json, boolean demo, String outsideIssuer) {
            this.json = json;
            this.demo = demo;
            this.outsideIssuer = outsideIssuer;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
            Map<String, Object> smart = new LinkedHashMap<>();
            if (outsideIssuer.isEmpty()) {
                smart.put("issuer", base);
                smart.put("jwks_uri", base + AuthorizationServer.KEYS_PATH);
                smart.put("token_endpoint", base + AuthorizationServer.TOKEN_PATH);
            } else {
                smart.put("issuer", outsideIssuer);
            }
            smart.put("grant_types_supported", List.of("client_credentials"));
            smart.put(
                    "token_endpoint_auth_methods_supported",
                    demo ? List.of("private_key_jwt", "client_secret_basic") : List.of("private_key_jwt"));
            smart.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
            smart.put("scopes_supported", List.of("system/*.cruds", "system/*.rs", "system/*.read", "system/*.write"));
            smart.put("capabilities", List.of("client-confidential-asymmetric", "permission-v1", "permission-v2"));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), smart);
        }
    }
}
