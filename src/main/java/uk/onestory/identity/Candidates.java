package uk.onestory.identity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/**
 * Who may be one of some people, in one statement over indexes whatever the number of people in the store: whoever has
 * the same NHS number (or, where somebody has no name, the same identifier of a service), or was born on the same day (also with day and month the other way round), or has the same
 * postcode and family name. A search takes in those as well who have the family name and a birth date one slip away.
 *
 * <p>Everybody else would be graded possible at best. Each of these ways brings up no more than {@value #AT_MOST} records
 * and looks at no more than {@value #LOOKED_AT}, far more than share a birthday or a postcode in a region. The rows of the
 * way come first and each is checked by itself: left to join them, PostgreSQL plans for few and compares all with all
 * where they are many.
 */
@Component
class Candidates {

    private static final int AT_MOST = 400;
    private static final int LOOKED_AT = 2_000;

    private static final String BY_IDENTIFIER =
            "SELECT t.RES_ID FROM HFJ_SPIDX_TOKEN t WHERE t.HASH_SYS_AND_VALUE IN (:identifiers)";

    private static final String BY_DAY = first("SELECT d.RES_ID FROM HFJ_SPIDX_DATE d"
            + " WHERE d.HASH_IDENTITY = :birthDate AND d.SP_VALUE_LOW_DATE_ORDINAL IN (:days)");

    private static final String BY_POSTCODE = first("SELECT p.RES_ID FROM HFJ_SPIDX_STRING p"
            + " WHERE p.HASH_NORM_PREFIX IN (:postcodePrefixes) AND p.SP_VALUE_NORMALIZED IN (:postcodes)");

    private static final String BY_SLIP = first("SELECT s.RES_ID FROM HFJ_SPIDX_DATE s"
            + " WHERE s.HASH_IDENTITY = :birthDate AND s.SP_VALUE_LOW_DATE_ORDINAL IN (:slips)");

    private static final String WITH_FAMILY = "(SELECT COUNT(*) FROM HFJ_SPIDX_STRING f WHERE f.RES_ID = w.RES_ID"
            + " AND f.HASH_NORM_PREFIX IN (:familyPrefixes) AND f.SP_VALUE_NORMALIZED IN (:families)) > 0";

    private static final String UNNUMBERED =
            "(SELECT COUNT(*) FROM HFJ_SPIDX_TOKEN n WHERE n.RES_ID = w.RES_ID AND n.HASH_SYS = :anyNumber) = 0";

    /** No id: they have no such character. */
    private static final List<String> NOBODY = List.of("/");

    private final EntityManager entities;
    private final IndexKeys keys;

    Candidates(EntityManagerFactory entityManagerFactory, IndexKeys keys) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
        this.keys = keys;
    }

    /** For a search: typing slips in the birth date too. */
    Set<Long> of(Person person) {
        return find(List.of(person), List.of(), true, NOBODY);
    }

    /**
     * For new people, all at once: only those who could be graded certain or probable.
     *
     * @param identifiers those under which services know them
     * @param ids logical ids of the new people themselves
     */
    Set<Long> ofNew(Collection<Person> people, List<Identifier> identifiers, List<String> ids) {
        return find(people, identifiers, false, ids);
    }

    private Set<Long> find(
            Collection<Person> people, List<Identifier> identifiers, boolean slips, List<String> except) {
        List<Long> numbers = distinct(Stream.concat(
                people.stream().map(Person::nhsNumber).filter(Objects::nonNull).map(keys::nhsNumber),
                identifiers.stream().map(keys::identifier)));
        List<Integer> days = distinct(people.stream()
                .map(Person::birthDate)
                .filter(Objects::nonNull)
                .flatMap(date -> Stream.concat(Stream.of(date), date.transposed().stream()))
                .map(BirthDate::ordinal));
        List<IndexKeys.Text> families = distinct(people.stream()
                .flatMap(person -> person.names().stream())
                .map(PersonName::family)
                .filter(Objects::nonNull)
                .map(keys::family));
        List<IndexKeys.Text> postcodes = distinct(people.stream()
                .flatMap(person -> person.postcodes().stream())
                .flatMap(postcode -> Stream.of(postcode, Postcodes.spaced(postcode)))
                .map(keys::postcode));
        List<Integer> near = slips
                ? distinct(people.stream()
                        .map(Person::birthDate)
                        .filter(date -> date != null && date.isExact())
                        .flatMap(date -> date.slips().stream())
                        .map(BirthDate::ordinal))
                : List.of();
        // Two NHS numbers are two people: where all have one, only those without one can be the same.
        boolean allNumbered = people.stream().allMatch(person -> person.nhsNumber() != null);

        List<String> number = allNumbered ? List.of(UNNUMBERED) : List.of();
        List<String> numberAndFamily = allNumbered ? List.of(UNNUMBERED, WITH_FAMILY) : List.of(WITH_FAMILY);

        List<String> ways = new ArrayList<>();
        add(ways, BY_IDENTIFIER, !numbers.isEmpty(), List.of());
        add(ways, BY_DAY, !days.isEmpty(), number);
        add(ways, BY_POSTCODE, !postcodes.isEmpty() && !families.isEmpty(), numberAndFamily);
        add(ways, BY_SLIP, !near.isEmpty() && !families.isEmpty(), numberAndFamily);
        if (ways.isEmpty()) {
            return Set.of();
        }
        Query query = entities.createNativeQuery(
                "SELECT c.RES_ID FROM (" + String.join(" UNION ", ways)
                        + ") c JOIN HFJ_RESOURCE r ON r.RES_ID = c.RES_ID WHERE r.FHIR_ID NOT IN (:except)",
                Long.class);
        query.setFlushMode(FlushModeType.COMMIT);
        set(query, "identifiers", numbers);
        set(query, "days", days);
        set(query, "slips", near);
        set(query, "postcodePrefixes", prefixes(postcodes));
        set(query, "postcodes", normalized(postcodes));
        set(query, "familyPrefixes", prefixes(families));
        set(query, "families", normalized(families));
        set(query, "birthDate", keys.birthDate());
        set(query, "anyNumber", keys.anyNhsNumber());
        set(query, "except", except);
        @SuppressWarnings("unchecked")
        List<Long> found = query.getResultList();
        return new LinkedHashSet<>(found);
    }

    private static String first(String rows) {
        return "SELECT w.RES_ID FROM (" + rows + " FETCH FIRST " + LOOKED_AT + " ROWS ONLY) w";
    }

    private static void add(List<String> ways, String way, boolean asked, List<String> conditions) {
        if (asked) {
            String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
            ways.add("(" + way + where + " FETCH FIRST " + AT_MOST + " ROWS ONLY)");
        }
    }

    private static void set(Query query, String name, Object value) {
        boolean asked = query.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (asked) {
            query.setParameter(name, value instanceof List<?> list ? padded(list) : value);
        }
    }

    /** To the next power of two by repeating the last, so that few different statements reach the plan cache. */
    private static List<?> padded(List<?> values) {
        List<Object> padded = new ArrayList<>(values);
        while (Integer.bitCount(padded.size()) > 1) {
            padded.add(values.get(values.size() - 1));
        }
        return padded;
    }

    private static List<Long> prefixes(List<IndexKeys.Text> texts) {
        return distinct(texts.stream().map(IndexKeys.Text::prefix));
    }

    private static List<String> normalized(List<IndexKeys.Text> texts) {
        return distinct(texts.stream().map(IndexKeys.Text::normalized));
    }

    private static <T> List<T> distinct(Stream<T> values) {
        return values.distinct().collect(Collectors.toList());
    }
}
