package uk.onestory.identity;

import java.util.Set;

/**
 * How alike two people are.
 *
 * @param score how likely it is that they are one person, 0 to 1
 * @param evidence what the score is made of
 */
record Match(double score, Grade grade, Set<Evidence> evidence) {

    /** Of the people that a search by birth date, name and postcode brings up, about one in so many is the right one. */
    private static final double PEOPLE = 100_000;

    private static final double SCALE = 10_000;

    static Match of(Set<Evidence> evidence) {
        double weight = Evidence.log2(1 / PEOPLE)
                + evidence.stream().mapToDouble(Evidence::weight).sum();
        double likely = 1 / (1 + Math.pow(2, -weight));
        return new Match(Math.round(likely * SCALE) / SCALE, Grade.of(likely, evidence), Set.copyOf(evidence));
    }
}
