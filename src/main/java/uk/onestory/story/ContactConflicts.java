package uk.onestory.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.fhir.Periods;

/**
 * Where a person's record names two homes, two telephone numbers of one kind or two GP surgeries at once: a letter may go
 * to the wrong door. Of somebody whose whereabouts are restricted nothing is told.
 */
final class ContactConflicts {

    private ContactConflicts() {}

    static List<Entry> in(Told told) {
        Patient person = told.person();
        if (Whereabouts.areRestricted(person) || !told.isNew(person)) {
            return List.of();
        }
        List<Entry> conflicts = new ArrayList<>();
        conflict("the home address: there are several", homes(person, told), person)
                .ifPresent(conflicts::add);
        phones(person, told).values().stream()
                .map(lines -> conflict("the telephone number: there are several of one kind", lines, person))
                .flatMap(Optional::stream)
                .forEach(conflicts::add);
        conflict("the GP surgery: there are several", surgeries(person, told), person)
                .ifPresent(conflicts::add);
        return conflicts;
    }

    private static Optional<Entry> conflict(String about, List<Line> lines, Patient person) {
        long different = lines.stream()
                .map(line -> Conflict.comparable(line.text()))
                .distinct()
                .count();
        return different < 2
                ? Optional.empty()
                : Optional.of(new Entry("Please check " + about, lines, List.of(person), Recorded.of(person)));
    }

    private static List<Line> homes(Patient person, Told told) {
        return Whereabouts.homes(person, told).stream()
                .map(address -> Line.of(since(address.getPeriod()), Whereabouts.words(address)))
                .filter(Line::saysSomething)
                .toList();
    }

    private static Map<Optional<ContactPointUse>, List<Line>> phones(Patient person, Told told) {
        return person.getTelecom().stream()
                .filter(point -> point.getSystem() == ContactPointSystem.PHONE
                        && point.getUse() != ContactPointUse.OLD
                        && point.getRankElement().getValue() == null
                        && point.getValue() != null
                        && isNow(point.getPeriod(), told))
                .collect(Collectors.groupingBy(
                        point -> Optional.ofNullable(point.getUse()),
                        LinkedHashMap::new,
                        Collectors.mapping(ContactConflicts::line, Collectors.toList())));
    }

    private static Line line(ContactPoint point) {
        return Line.of(since(point.getPeriod()), point.getValue());
    }

    private static List<Line> surgeries(Patient person, Told told) {
        return person.getGeneralPractitioner().stream()
                .map((Reference practice) -> Line.of(null, told.name(practice)))
                .filter(Line::saysSomething)
                .toList();
    }

    private static String since(Period period) {
        return period.getStart() != null ? "Since " + LondonDate.words(period.getStartElement()) : "Undated";
    }

    private static boolean isNow(Period period, Told told) {
        return !Periods.isOver(period, told.now());
    }
}
