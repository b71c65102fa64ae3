package uk.onestory.access;

import java.util.List;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import uk.onestory.server.Problem;
import uk.onestory.server.SettingsException;

/** An outside issuer gives tokens for others too: which of them are for this server must be said. */
@Component
class OutsideIssuer {

    private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

    OutsideIssuer(OAuth2ResourceServerProperties settings) {
        List<Problem> problems =
                problems(settings.getJwt().getIssuerUri(), settings.getJwt().getAudiences());
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    static boolean isSet(Environment environment) {
        return isSet(environment.getProperty(AuthorizationServer.OUTSIDE_ISSUER));
    }

    static List<Problem> problems(Environment environment) {
        List<String> audiences = Binder.get(environment)
                .bind(AUDIENCES, Bindable.listOf(String.class))
                .orElse(List.of());
        return problems(environment.getProperty(AuthorizationServer.OUTSIDE_ISSUER), audiences);
    }

    private static boolean isSet(String issuer) {
        return issuer != null && !AuthorizationServer.OWN.equals(issuer);
    }

    private static List<Problem> problems(String issuer, List<String> audiences) {
        if (!isSet(issuer) || audiences.stream().anyMatch(audience -> !audience.isBlank())) {
            return List.of();
        }
        return List.of(new Problem(
                "an outside issuer is set (" + AuthorizationServer.OUTSIDE_ISSUER
                        + ") but not which of its tokens are for" + " this server",
                "Name the audience of OneStory's tokens in " + AUDIENCES));
    }
}
