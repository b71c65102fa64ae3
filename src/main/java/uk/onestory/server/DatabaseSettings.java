package uk.onestory.server;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * How the schema is kept ({@code onestory.database.*}).
 *
 * @param schema {@code migrate} brings the schema up to date at start, one node at a time; {@code validate} only looks,
 *     for operators who migrate in a step of its own, and refuses to start where something is missing
 */
@ConfigurationProperties("onestory.database")
record DatabaseSettings(@DefaultValue("migrate") Mode schema) implements CheckedSettings {

    static final String URL = "spring.datasource.url";

    private static final Profiles DEMONSTRATION = Profiles.of("demo");

    @Override
    public List<Problem> problems(Environment environment) {
        try {
            Database.ofUrl(environment.getProperty(URL)).checkUse(isDemonstration(environment));
            return List.of();
        } catch (SettingsException refused) {
            return refused.problems();
        }
    }

    static boolean isDemonstration(Environment environment) {
        return environment.acceptsProfiles(DEMONSTRATION);
    }

    enum Mode {
        MIGRATE,
        VALIDATE
    }
}
