package uk.onestory.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PersonElement;

/** What the whole store says about who refers to whom. */
final class StoredLinks {

    private static final String LINKS =
            "SELECT s.RES_TYPE, s.FHIR_ID, l.SRC_PATH, t.RES_TYPE, t.FHIR_ID FROM HFJ_RES_LINK l"
                    + " JOIN HFJ_RESOURCE s ON s.RES_ID = l.SRC_RESOURCE_ID"
                    + " JOIN HFJ_RESOURCE t ON t.RES_ID = l.TARGET_RESOURCE_ID";

    private StoredLinks() {}

    private record Link(String from, String path, String to) {

        String type() {
            return from.substring(0, from.indexOf('/'));
        }
    }

    /** Every reference from or to a record of these people that leads to somebody else's. */
    static List<String> acrossPeople(Set<String> people) {
        List<Link> links = OneStoryServer.bean(JdbcTemplate.class)
                .query(
                        LINKS,
                        (row, number) -> new Link(
                                row.getString(1) + "/" + row.getString(2),
                                row.getString(3),
                                row.getString(4) + "/" + row.getString(5)));
        Map<String, Set<String>> owners = new HashMap<>();
        for (Link link : links) {
            if (PersonElement.isRecord(link.type())
                    && link.to().startsWith("Patient/")
                    && link.path().startsWith(PersonElement.path(link.type()))) {
                owners.computeIfAbsent(link.from(), record -> new TreeSet<>()).add(link.to());
            }
        }
        List<String> across = new ArrayList<>();
        for (Link link : links) {
            Set<String> from = owners.getOrDefault(link.from(), Set.of());
            Set<String> to =
                    link.to().startsWith("Patient/") ? Set.of(link.to()) : owners.getOrDefault(link.to(), Set.of());
            boolean concerned = people.stream().anyMatch(person -> from.contains(person) || to.contains(person));
            if (concerned && !from.isEmpty() && !to.isEmpty() && !(from.size() == 1 && from.containsAll(to))) {
                across.add(link.toString());
            }
        }
        return across;
    }

    static long count() {
        return OneStoryServer.bean(JdbcTemplate.class)
                .queryForObject("SELECT COUNT(*) FROM HFJ_RESOURCE WHERE RES_TYPE <> 'AuditEvent'", Long.class);
    }
}
