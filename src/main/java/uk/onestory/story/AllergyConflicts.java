package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Two lists of allergies that do not agree: "no known allergies" beside an allergy, and one substance that is told in
 * different ways (how serious, whether it is over, whether it was refuted). Somebody must ask: a wrong guess harms.
 */
final class AllergyConflicts {

    /** SNOMED CT, "No known allergy", of UK Core's value set of allergy codes. */
    private static final String NO_KNOWN_ALLERGY = "716186003";

    private static final Pattern NONE_IN_WORDS =
            Pattern.compile("^(no|nil|none)( known)?( \\p{L}+)?( allerg(y|ies))?$|^n ?k ?d? ?a$");

    private AllergyConflicts() {}

    static List<Entry> in(Told told) {
        List<AllergyIntolerance> standing = told.whole(AllergyIntolerance.class);
        List<Entry> conflicts = new ArrayList<>();
        Map<Boolean, List<AllergyIntolerance>> byKind = standing.stream()
                .filter(AllergyConflicts::isActive)
                .collect(Collectors.partitioningBy(AllergyConflicts::isNone));
        if (byKind.values().stream().noneMatch(List::isEmpty) && told.anyIsNew(standing)) {
            List<AllergyIntolerance> both =
                    standing.stream().filter(AllergyConflicts::isActive).toList();
            conflicts.add(Conflict.between(
                    "allergies: one record says that there are none, another one names some",
                    both,
                    AllergyConflicts::whole,
                    told));
        }
        sameSubstance(told.everSaid(AllergyIntolerance.class)).stream()
                .filter(same -> same.stream().anyMatch(AllergyConflicts::isActive))
                .filter(AllergyConflicts::differ)
                .filter(told::anyIsNew)
                .map(same -> Conflict.between(
                        name(same.get(0)) + ": records do not agree about this allergy",
                        same,
                        AllergyConflicts::how,
                        told))
                .forEach(conflicts::add);
        return conflicts;
    }

    /** By name or by code: one of two senders may give only one of these. */
    private static List<List<AllergyIntolerance>> sameSubstance(List<AllergyIntolerance> allergies) {
        List<AllergyIntolerance> named =
                allergies.stream().filter(allergy -> !isNone(allergy)).toList();
        return Stream.of(
                        same(named, allergy -> Conflict.comparable(Words.of(allergy.getCode()))),
                        same(
                                named,
                                allergy -> Objects.requireNonNullElse(
                                        allergy.getCode().getCodingFirstRep().getCode(), "")))
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private static Collection<List<AllergyIntolerance>> same(
            List<AllergyIntolerance> allergies, Function<AllergyIntolerance, String> key) {
        return allergies.stream()
                .filter(allergy -> !key.apply(allergy).isEmpty())
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** What one record leaves out it does not contradict. */
    private static boolean differ(List<AllergyIntolerance> same) {
        return Stream.<Function<AllergyIntolerance, String>>of(
                        allergy -> allergy.getCriticalityElement().getValueAsString(),
                        allergy ->
                                allergy.getClinicalStatus().getCodingFirstRep().getCode(),
                        allergy -> allergy.getVerificationStatus()
                                .getCodingFirstRep()
                                .getCode())
                .anyMatch(said -> same.stream()
                                .map(said)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1);
    }

    static String name(AllergyIntolerance allergy) {
        return Objects.requireNonNullElse(Words.of(allergy.getCode()), "something that is not named here");
    }

    private static boolean isNone(AllergyIntolerance allergy) {
        CodeableConcept code = allergy.getCode();
        return code.getCoding().stream().map(Coding::getCode).anyMatch(NO_KNOWN_ALLERGY::equals)
                || NONE_IN_WORDS.matcher(Conflict.comparable(Words.of(code))).matches();
    }

    private static boolean isActive(AllergyIntolerance allergy) {
        return !states(allergy)
                .anyMatch(state -> state.equals("refuted") || state.equals("inactive") || state.equals("resolved"));
    }

    private static Stream<String> states(AllergyIntolerance allergy) {
        return Stream.of(allergy.getClinicalStatus(), allergy.getVerificationStatus())
                .flatMap(state -> state.getCoding().stream())
                .map(Coding::getCode)
                .filter(Objects::nonNull);
    }

    private static String whole(AllergyIntolerance allergy) {
        return Words.joined(Arrays.asList(name(allergy), how(allergy)));
    }

    /** "high risk, active, confirmed". */
    private static String how(AllergyIntolerance allergy) {
        String criticality = allergy.getCriticality() != null
                ? Words.plain(allergy.getCriticalityElement().getValueAsString()) + " risk"
                : null;
        return Words.joined(
                Stream.concat(Stream.ofNullable(criticality), states(allergy).map(Words::plain))
                        .toList());
    }
}
