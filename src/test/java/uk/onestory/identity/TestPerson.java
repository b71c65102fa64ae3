package uk.onestory.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A person in one line: NHS number, given names, family name, birth date, sex, postcode; {@code -} is not known. */
final class TestPerson {

    private TestPerson() {}

    static Person of(String line) {
        String[] parts = line.split("\\|", -1);
        String family = known(parts[2]) == null ? null : Spelling.plain(parts[2]);
        List<String> given = known(parts[1]) == null
                ? List.of()
                : Arrays.stream(parts[1].strip().split(" ", -1))
                        .map(Spelling::plain)
                        .toList();
        return new Person(
                known(parts[0]),
                List.of(new PersonName(family, given)),
                BirthDate.of(known(parts[3])).orElse(null),
                known(parts[4]),
                Postcodes.compact(known(parts[5])).map(Set::of).orElse(Set.of()));
    }

    private static String known(String part) {
        String value = part.strip();
        return value.equals("-") ? null : value;
    }
}
