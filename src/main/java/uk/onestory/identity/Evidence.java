package uk.onestory.identity;

/**
 * How much each agreement or disagreement of two records tells, after Fellegi and Sunter, "A Theory for Record Linkage"
 * (1969). The figures are estimates for adults of Greater Manchester, to be argued about here and nowhere else:
 *
 * <ul>
 *   <li>{@code same}: how often two records of one person look like this
 *   <li>{@code others}: how often records of two people who have nothing to do with each other look like this
 * </ul>
 *
 * The weight is the binary logarithm of the one over the other. What one of the records does not hold tells nothing.
 */
enum Evidence {
    NHS_NUMBER_SAME(0.99, 0.000_000_01),
    NHS_NUMBER_DIFFERENT(0.000_1, 1),

    BIRTH_DATE_SAME(0.95, 0.000_05),
    /** 03/02 for 02/03: a form that was filled in the American way. */
    BIRTH_DATE_TRANSPOSED(0.01, 0.000_03),
    /** One digit of the day, the month or the year is another one, or two digits of it changed places. */
    BIRTH_DATE_ONE_SLIP(0.025, 0.001_5),
    /** One of the two is known by its year or month only. */
    BIRTH_DATE_AS_FAR_AS_KNOWN(0.97, 0.017),
    BIRTH_DATE_DIFFERENT(0.015, 0.998),

    FAMILY_SAME(0.90, 0.002),
    /** A typing slip. */
    FAMILY_SIMILAR(0.05, 0.004),
    /** One half of a double-barrelled name. */
    FAMILY_IN_PART(0.02, 0.002),
    FAMILY_SOUNDS_ALIKE(0.01, 0.006),
    /** Marriage and divorce: far more often than anything else that is different. */
    FAMILY_DIFFERENT(0.03, 0.986),
    /** The family name stands where the given name is, and the other way round. */
    NAMES_CHANGED_PLACES(0.004, 0.000_01),

    GIVEN_SAME(0.80, 0.012),
    GIVEN_NICKNAME(0.08, 0.006),
    GIVEN_SIMILAR(0.05, 0.01),
    /** The first name of one is a middle name of the other. */
    GIVEN_AS_MIDDLE_NAME(0.03, 0.01),
    GIVEN_INITIAL(0.02, 0.01),
    GIVEN_SOUNDS_ALIKE(0.01, 0.006),
    /** So low because of twins and of parents and children: all else may agree. */
    GIVEN_DIFFERENT(0.001, 0.95),

    SEX_SAME(0.97, 0.5),
    SEX_DIFFERENT(0.03, 0.5),

    POSTCODE_SAME(0.70, 0.000_3),
    /** With the same family name, an own brother is nearly as likely as oneself. */
    POSTCODE_SAME_AS_FAMILY(0.70, 0.05),
    /** The same first half. */
    POSTCODE_NEAR(0.12, 0.02),
    POSTCODE_DIFFERENT(0.18, 0.97);

    private final double weight;

    Evidence(double same, double others) {
        this.weight = log2(same / others);
    }

    /** Binary logarithm of the odds: 0 tells nothing, each point doubles or halves. */
    double weight() {
        return weight;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
