package uk.onestory.access;

import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.stereotype.Component;
import uk.onestory.server.SettingsException;

/** An outside issuer gives tokens for others too: which of them are for this server must be said. */
@Component
class OutsideIssuer {

    OutsideIssuer(OAuth2ResourceServerProperties settings) {
        String issuer = settings.getJwt().getIssuerUri();
        boolean outside = issuer != null && !AuthorizationServer.OWN.equals(issuer);
        if (outside && settings.getJwt().getAudiences().stream().allMatch(String::isBlank)) {
            throw new SettingsException(
                    "an outside issuer is set (" + AuthorizationServer.OUTSIDE_ISSUER + ") but not which of its tokens"
                            + " are for this server",
                    "name the audience of OneStory's tokens in spring.security.oauth2.resourceserver.jwt.audiences");
        }
    }
}
