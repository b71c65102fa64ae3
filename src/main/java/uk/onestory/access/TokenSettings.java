package uk.onestory.access;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;
import uk.onestory.server.CheckedSettings;
import uk.onestory.server.Problem;
import uk.onestory.server.SettingsException;

/**
 * Tokens ({@code onestory.token.*}).
 *
 * @param lifetime how long an access token works
 * @param signingKeys JWK set with the private key that signs tokens; the same on every node. Absent: a key of this
 *     process, so that tokens end with it and work on this node only
 * @param clientIdClaim claim of the access token that names the partner
 */
@Validated
@ConfigurationProperties("onestory.token")
record TokenSettings(
        @DefaultValue("15m") @DurationMin(seconds = 1) Duration lifetime,
        Resource signingKeys,
        @DefaultValue("sub") String clientIdClaim)
        implements CheckedSettings {

    @Override
    public List<Problem> problems(Environment environment) {
        if (OutsideIssuer.isSet(environment)) {
            return OutsideIssuer.problems(environment);
        }
        if (signingKeys == null) {
            return List.of();
        }
        try {
            SigningKeys.from(signingKeys);
            return List.of();
        } catch (SettingsException refused) {
            return refused.problems();
        }
    }

    @Override
    public List<Problem> warnings(Environment environment) {
        if (signingKeys != null || OutsideIssuer.isSet(environment) || PartnerSettings.isDemonstration(environment)) {
            return List.of();
        }
        return List.of(new Problem(
                "no signing keys are set: tokens end with this process and work on this node only",
                "Name a file with a JWK set in onestory.token.signing-keys, the same on every node"));
    }
}
