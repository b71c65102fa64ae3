package uk.onestory.ask;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.onestory.directory.Boroughs;

/** In which borough a person is counted: that of their GP practice, else of the organisation that they are with. */
@Component
class PersonsBorough {

    /** Of nobody's borough. */
    static final String UNKNOWN = "unknown";

    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String PRACTICE = "SELECT COALESCE(b.FHIR_ID, o.FHIR_ID) FROM HFJ_RESOURCE p"
            + " JOIN HFJ_RES_LINK c ON c.SRC_RESOURCE_ID = p.RES_ID AND c.SRC_PATH = 'Patient.generalPractitioner'"
            + " JOIN HFJ_RESOURCE o ON o.RES_ID = c.TARGET_RESOURCE_ID"
            + " LEFT JOIN HFJ_RES_LINK r ON r.SRC_RESOURCE_ID = o.RES_ID AND r.SRC_PATH = 'PractitionerRole.organization'"
            + " LEFT JOIN HFJ_RESOURCE b ON b.RES_ID = r.TARGET_RESOURCE_ID"
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID = ?";

    private final JdbcTemplate jdbc;
    private final Boroughs boroughs;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Set<String> boroughs, Instant at) {}

    PersonsBorough(DataSource dataSource, Boroughs boroughs, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.boroughs = boroughs;
        this.clock = clock;
    }

    /**
     * @param person {@code Patient/id}
     * @param organization {@code Organization/id}
     * @return code of CodeSystem {@code OneStory-Borough}, or {@link #UNKNOWN}
     */
    String of(String person, String organization) {
        return jdbc.queryForList(PRACTICE, String.class, person.replaceFirst("^Patient/", "")).stream()
                .map(practice -> borough("Organization/" + practice))
                .filter(borough -> !UNKNOWN.equals(borough))
                .findFirst()
                .orElseGet(() -> borough(organization));
    }

    /** Who is in several is in none of them. */
    private String borough(String organization) {
        Set<String> found = known.compute(
                        organization,
                        (id, old) -> old != null && old.at().plus(FRESH).isAfter(clock.instant())
                                ? old
                                : new Known(boroughs.of(id), clock.instant()))
                .boroughs();
        return found.size() == 1 ? found.iterator().next() : UNKNOWN;
    }
}
