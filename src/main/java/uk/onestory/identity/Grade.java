package uk.onestory.identity;

import java.util.EnumSet;
import java.util.Set;

/** How sure it is that two records are of one person: the codes of FHIR's match-grade. */
enum Grade {
    CERTAIN("certain"),
    PROBABLE("probable"),
    POSSIBLE("possible"),
    CERTAINLY_NOT("certainly-not");

    private static final double PROBABLE_FROM = 0.95;
    private static final double POSSIBLE_FROM = 0.1;

    private static final Set<Evidence> GIVEN_AGREES = EnumSet.of(Evidence.GIVEN_SAME, Evidence.GIVEN_NICKNAME);
    private static final Set<Evidence> POSTCODE_AGREES =
            EnumSet.of(Evidence.POSTCODE_SAME, Evidence.POSTCODE_SAME_AS_FAMILY);
    private static final Set<Evidence> BIRTH_DATE_COMPARED = EnumSet.of(
            Evidence.BIRTH_DATE_SAME,
            Evidence.BIRTH_DATE_TRANSPOSED,
            Evidence.BIRTH_DATE_ONE_SLIP,
            Evidence.BIRTH_DATE_AS_FAR_AS_KNOWN,
            Evidence.BIRTH_DATE_DIFFERENT);

    private final String code;

    Grade(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    boolean atLeast(Grade other) {
        return compareTo(other) <= 0;
    }

    /**
     * A high score alone is never certain: that needs the same NHS number with the birth date (or the family name, where
     * no birth date is known), or family name, given name, birth date and postcode. Two different NHS numbers are two
     * people, whatever else agrees.
     */
    static Grade of(double score, Set<Evidence> evidence) {
        if (evidence.contains(Evidence.NHS_NUMBER_DIFFERENT)) {
            return CERTAINLY_NOT;
        }
        if (score >= PROBABLE_FROM && (sameNumber(evidence) || sameInAll(evidence))) {
            return CERTAIN;
        }
        if (score >= PROBABLE_FROM) {
            return PROBABLE;
        }
        boolean possible = score >= POSSIBLE_FROM || evidence.contains(Evidence.NHS_NUMBER_SAME);
        return possible ? POSSIBLE : CERTAINLY_NOT;
    }

    private static boolean sameNumber(Set<Evidence> evidence) {
        boolean birthDateUnknown = evidence.stream().noneMatch(BIRTH_DATE_COMPARED::contains);
        return evidence.contains(Evidence.NHS_NUMBER_SAME)
                && (evidence.contains(Evidence.BIRTH_DATE_SAME)
                        || (birthDateUnknown && evidence.contains(Evidence.FAMILY_SAME)));
    }

    private static boolean sameInAll(Set<Evidence> evidence) {
        return evidence.contains(Evidence.BIRTH_DATE_SAME)
                && evidence.contains(Evidence.FAMILY_SAME)
                && evidence.stream().anyMatch(GIVEN_AGREES::contains)
                && evidence.stream().anyMatch(POSTCODE_AGREES::contains)
                && !evidence.contains(Evidence.SEX_DIFFERENT);
    }
}
