package uk.onestory.access;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How metrics are read ({@code onestory.metrics.*}).
 *
 * @param tokenFile file with the token of a scraper that cannot sign assertions; read anew each time, so that a new token
 *     needs no restart. Absent: tokens of operators only
 */
@ConfigurationProperties("onestory.metrics")
record MetricsSettings(Path tokenFile) {}
