package uk.onestory.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Compares the names of two people. Who has several names is compared by the pair that agrees best. */
final class NameComparison {

    private final Nicknames nicknames;

    NameComparison(Nicknames nicknames) {
        this.nicknames = nicknames;
    }

    Set<Evidence> compare(List<PersonName> some, List<PersonName> others) {
        Set<Evidence> best = EnumSet.noneOf(Evidence.class);
        double most = Double.NEGATIVE_INFINITY;
        for (PersonName one : some) {
            for (PersonName other : others) {
                Set<Evidence> evidence = compare(one, other);
                double weight = evidence.stream().mapToDouble(Evidence::weight).sum();
                if (!evidence.isEmpty() && weight > most) {
                    best = evidence;
                    most = weight;
                }
            }
        }
        return best;
    }

    private Set<Evidence> compare(PersonName one, PersonName other) {
        if (changedPlaces(one, other)) {
            return EnumSet.of(Evidence.NAMES_CHANGED_PLACES);
        }
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        if (one.family() != null && other.family() != null) {
            evidence.add(family(one.family(), other.family()));
        }
        if (one.firstGiven() != null && other.firstGiven() != null) {
            evidence.add(given(one, other));
        }
        return evidence;
    }

    private static boolean changedPlaces(PersonName one, PersonName other) {
        return one.family() != null
                && other.family() != null
                && !one.family().equals(other.family())
                && one.family().equals(other.firstGiven())
                && other.family().equals(one.firstGiven());
    }

    private static Evidence family(String one, String other) {
        if (together(one).equals(together(other))) {
            return Evidence.FAMILY_SAME;
        }
        if (isPart(one, other) || isPart(other, one)) {
            return Evidence.FAMILY_IN_PART;
        }
        if (Spelling.similar(one, other)) {
            return Evidence.FAMILY_SIMILAR;
        }
        return Spelling.soundAlike(one, other) ? Evidence.FAMILY_SOUNDS_ALIKE : Evidence.FAMILY_DIFFERENT;
    }

    private Evidence given(PersonName one, PersonName other) {
        String first = one.firstGiven();
        String second = other.firstGiven();
        if (together(first).equals(together(second))) {
            return Evidence.GIVEN_SAME;
        }
        if (nicknames.related(first, second)) {
            return Evidence.GIVEN_NICKNAME;
        }
        if (first.length() == 1 || second.length() == 1) {
            return first.charAt(0) == second.charAt(0) ? Evidence.GIVEN_INITIAL : Evidence.GIVEN_DIFFERENT;
        }
        if (Spelling.similar(first, second)) {
            return Evidence.GIVEN_SIMILAR;
        }
        if (one.given().contains(second) || other.given().contains(first)) {
            return Evidence.GIVEN_AS_MIDDLE_NAME;
        }
        return Spelling.soundAlike(first, second) ? Evidence.GIVEN_SOUNDS_ALIKE : Evidence.GIVEN_DIFFERENT;
    }

    private static boolean isPart(String part, String whole) {
        return whole.contains(" ") && List.of(whole.split(" ", -1)).contains(part);
    }

    /** Mary Ann and Maryann, Mc Donald and McDonald. */
    private static String together(String name) {
        return name.replace(" ", "");
    }
}
