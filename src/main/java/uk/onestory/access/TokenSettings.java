package uk.onestory.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Tokens ({@code onestory.token.*}).
 *
 * @param lifetime how long an access token works
 * @param signingKeys JWK set with the private key that signs tokens; the same on every node. Absent: a key of this
 *     process, so that tokens end with it and work on this node only
 * @param clientIdClaim claim of the access token that names the partner
 */
@ConfigurationProperties("onestory.token")
record TokenSettings(
        @DefaultValue("15m") Duration lifetime,
        Resource signingKeys,
        @DefaultValue("sub") String clientIdClaim) {}
