package uk.onestory.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import uk.onestory.directory.Directory;
import uk.onestory.server.StartupStep;

/**
 * Partners whose organisation is not in the directory: they would get 403 for all that they ask. The directory is kept over
 * the API, so the server starts, says so, and goes on telling it as a detail of its health.
 */
@Component("partnersInDirectory")
class MissingOrganizations implements StartupStep, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(MissingOrganizations.class);

    /** Health is asked for every few seconds, by anybody. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Partners partners;
    private final Directory directory;
    private final Clock clock;
    private volatile Found found = new Found(Map.of(), Instant.MIN);

    MissingOrganizations(Partners partners, Directory directory, Clock clock) {
        this.partners = partners;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.PARTNERS;
    }

    @Override
    public void run() {
        look().missing()
                .forEach((partner, codes) -> codes.forEach(code -> LOG.warn(
                        "Partner '{}' acts for '{}', which the directory does not have: it gets 403 until an operator writes an"
                                + " Organization with the identifier {}|{} (or {}|{}), or its organizations are corrected in"
                                + " onestory.partners",
                        partner,
                        code,
                        Directory.ODS_CODE,
                        code,
                        Directory.OWN_CODE,
                        code)));
    }

    @Override
    public Health health() {
        Found known = found.at().plus(FRESH).isAfter(clock.instant()) ? found : look();
        return known.missing().isEmpty()
                ? Health.up().build()
                : Health.up()
                        .withDetail("organizationsNotInTheDirectory", known.missing())
                        .build();
    }

    private Found look() {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (Partner partner : partners.all()) {
            List<String> codes = partner.organizations().stream()
                    .filter(code -> directory.organizationId(code).isEmpty())
                    .toList();
            if (!codes.isEmpty()) {
                missing.put(partner.id(), codes);
            }
        }
        found = new Found(missing, clock.instant());
        return found;
    }

    private record Found(Map<String, List<String>> missing, Instant at) {}
}
