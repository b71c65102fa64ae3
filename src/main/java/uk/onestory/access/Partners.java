package uk.onestory.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import uk.onestory.server.SettingsException;

/** The partners that may call, by client id. */
@Component
public class Partners {

    private final Map<String, Partner> byId = new LinkedHashMap<>();

    Partners(PartnerSettings settings, Environment environment) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        for (Partner partner : settings.partners()) {
            if (partner.secret() != null && !demo) {
                throw new SettingsException(
                        "partner '" + partner.id() + "' has a secret",
                        "secrets work in the profile 'demo' only: give the partner's public keys in jwks-uri");
            }
            if (partner.jwks() != null) {
                throw new SettingsException(
                        "partner '" + partner.id() + "' gives its public keys inline (jwks)",
                        "publish the keys and give their address in jwks-uri: inline keys are not read in this version");
            }
            if (byId.put(partner.id(), partner) != null) {
                throw new SettingsException(
                        "partner '" + partner.id() + "' stands twice in onestory.partners", "give each partner one id");
            }
        }
        if (byId.isEmpty()) {
            throw new SettingsException(
                    "no partner is set",
                    "list at least one client system under onestory.partners (id, organizations, sector, kind, scopes,"
                            + " jwks-uri), or start with the Spring profile 'demo'");
        }
    }

    public Optional<Partner> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Partner> all() {
        return byId.values();
    }
}
