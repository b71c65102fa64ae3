package uk.onestory.server;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which build runs here, and how it is set up where clients must know. */
@Component
class Release {

    private final BuildProperties build;
    private final Instant started;
    private final boolean ownTokens;

    Release(ObjectProvider<BuildProperties> build, Clock clock, Environment environment) {
        this.build = build.getIfAvailable();
        this.started = clock.instant();
        this.ownTokens = !environment.containsProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri");
    }

    String version() {
        return build == null ? "development" : build.getVersion();
    }

    Instant built() {
        return build == null ? started : build.getTime();
    }

    /** Whether the built-in authorization server gives the tokens. */
    boolean ownTokens() {
        return ownTokens;
    }
}
