package uk.onestory.identity;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compares two people field by field. The same whichever comes first. */
@Component
class Comparison {

    private final NameComparison names;

    Comparison(Nicknames nicknames) {
        this.names = new NameComparison(nicknames);
    }

    Match compare(Person one, Person other) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        nhsNumber(one, other, evidence);
        BirthDate.compare(one.birthDate(), other.birthDate()).ifPresent(evidence::add);
        evidence.addAll(names.compare(one.names(), other.names()));
        sex(one, other, evidence);
        postcode(one, other, evidence);
        return Match.of(evidence);
    }

    private static void nhsNumber(Person one, Person other, Set<Evidence> evidence) {
        if (one.nhsNumber() != null && other.nhsNumber() != null) {
            evidence.add(
                    one.nhsNumber().equals(other.nhsNumber())
                            ? Evidence.NHS_NUMBER_SAME
                            : Evidence.NHS_NUMBER_DIFFERENT);
        }
    }

    private static void sex(Person one, Person other, Set<Evidence> evidence) {
        if (one.sex() != null && other.sex() != null) {
            evidence.add(one.sex().equals(other.sex()) ? Evidence.SEX_SAME : Evidence.SEX_DIFFERENT);
        }
    }

    private static void postcode(Person one, Person other, Set<Evidence> evidence) {
        if (one.postcodes().isEmpty() || other.postcodes().isEmpty()) {
            return;
        }
        if (one.postcodes().stream().anyMatch(other.postcodes()::contains)) {
            boolean family = evidence.contains(Evidence.FAMILY_SAME);
            evidence.add(family ? Evidence.POSTCODE_SAME_AS_FAMILY : Evidence.POSTCODE_SAME);
            return;
        }
        boolean near = one.postcodes().stream().map(Postcodes::outward).anyMatch(outward -> other.postcodes().stream()
                .map(Postcodes::outward)
                .anyMatch(outward::equals));
        evidence.add(near ? Evidence.POSTCODE_NEAR : Evidence.POSTCODE_DIFFERENT);
    }
}
