package uk.onestory.story;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;

/** One medicine that the person takes according to several entries, in different doses. */
final class MedicineConflicts {

    /** "Sertraline 50 mg tablets" is sertraline: strength and form come after the name. */
    private static final Pattern STRENGTH = Pattern.compile("\\s*\\d.*$");

    private MedicineConflicts() {}

    static List<Entry> in(Told told) {
        return told.whole(MedicationStatement.class).stream()
                .filter(taken -> taken.getStatus() == MedicationStatementStatus.ACTIVE)
                .filter(taken -> !name(taken, told).isEmpty())
                .collect(Collectors.groupingBy(taken -> name(taken, told), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.stream()
                                .map(taken -> Conflict.comparable(dose(taken, told)))
                                .distinct()
                                .count()
                        > 1)
                .filter(told::anyIsNew)
                .map(same -> Conflict.between(
                        "the dose of " + name(same.get(0), told) + ": records do not agree",
                        same,
                        taken -> dose(taken, told),
                        told))
                .toList();
    }

    private static String name(MedicationStatement taken, Told told) {
        return STRENGTH.matcher(Conflict.comparable(MedicationContent.medicine(taken, told)))
                .replaceFirst("");
    }

    private static String dose(MedicationStatement taken, Told told) {
        return Words.joined(Arrays.asList(MedicationContent.medicine(taken, told), MedicationContent.dose(taken)));
    }
}
