package uk.onestory.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the schema is kept ({@code onestory.database.*}).
 *
 * @param schema {@code migrate} brings the schema up to date at start, one node at a time; {@code validate} only looks,
 *     for operators who migrate in a step of its own, and refuses to start where something is missing
 */
@ConfigurationProperties("onestory.database")
record DatabaseSettings(@DefaultValue("migrate") Mode schema) {

    enum Mode {
        MIGRATE,
        VALIDATE
    }
}
