package uk.onestory.waiting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.Values;

/**
 * What of the package's codes the four-week wait counts, by the codes of the Mental Health Services Data Set that the
 * package's code systems give for them.
 */
final class MhsdsCodes {

    /** {@code OneStory-ServiceType} and its team type; one without has no place in the measure. */
    static final Map<String, String> TEAM_TYPES =
            Map.of("cmht", "A06", "single-point-of-access", "A18", "substance-use-service", "D01");

    /** Adult community mental health. D01, substance misuse, is outside of the measure. */
    static final Set<String> TEAMS_THAT_COUNT = Set.of("A05", "A06", "A08", "A09", "A12", "A13", "A16", "C10");

    /** {@code OneStory-Attendance}: attendance codes 5 and 6. */
    static final Set<String> SEEN = Set.of("seen", "came-late-and-seen");

    /** {@code OneStory-ContactMedium}: consultation media 01, 02, 04 and 11. */
    static final Set<String> MEDIA_THAT_COUNT = Set.of("face-to-face", "telephone", "talk-type", "video");

    private static final String CODES = FhirPackage.BASE + "/CodeSystem/OneStory-";

    private MhsdsCodes() {}

    static boolean isTeamThatCounts(List<CodeableConcept> serviceTypes) {
        return serviceTypes.stream()
                .flatMap(type -> Values.codes(type.getCoding(), CODES + "ServiceType"))
                .map(code -> TEAM_TYPES.getOrDefault(code, ""))
                .anyMatch(TEAMS_THAT_COUNT::contains);
    }

    static boolean isSeen(Type attendance) {
        return isOneOf(attendance, "Attendance", SEEN);
    }

    static boolean isMediumThatCounts(Type medium) {
        return isOneOf(medium, "ContactMedium", MEDIA_THAT_COUNT);
    }

    private static boolean isOneOf(Type value, String system, Set<String> codes) {
        return value instanceof CodeableConcept concept
                && Values.codes(concept.getCoding(), CODES + system).anyMatch(codes::contains);
    }
}
