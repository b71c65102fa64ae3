package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all people, tried with many who are made up; and how often the grades are right. */
class ComparisonPropertiesTest {

    private static final int PEOPLE = 1_000;

    private final Comparison comparison = new Comparison(new Nicknames());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheSameBothWaysAndBounded(long seed) {
        MadeUpPeople people = new MadeUpPeople(seed);
        for (int i = 0; i < PEOPLE; i++) {
            Person one = people.person();
            Person other = i % 2 == 0 ? people.again(one) : people.person();

            Match match = comparison.compare(one, other);

            assertThat(comparison.compare(other, one))
                    .as("%s and %s", one, other)
                    .isEqualTo(match);
            assertThat(match.score()).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everybodyIsCertainlyThemselves(long seed) {
        MadeUpPeople people = new MadeUpPeople(seed);
        for (int i = 0; i < PEOPLE; i++) {
            Person person = people.person();

            assertThat(comparison.compare(person, person).grade())
                    .as("%s", person)
                    .isEqualTo(Grade.CERTAIN);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsNearlyAllOfThemAndHardlyEverSomebodyElse(long seed) {
        MadeUpPeople people = new MadeUpPeople(seed);
        List<Person> first = new ArrayList<>();
        List<Person> second = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            first.add(people.person());
            second.add(people.again(first.get(i)));
        }
        List<Set<BirthDate>> slips =
                first.stream().map(person -> person.birthDate().slips()).toList();
        int right = 0;
        int wrong = 0;
        int wronglyCertain = 0;
        for (int i = 0; i < PEOPLE; i++) {
            for (int j = 0; j < PEOPLE; j++) {
                if (mayMeet(first.get(i), slips.get(i), second.get(j))) {
                    Grade grade =
                            comparison.compare(first.get(i), second.get(j)).grade();
                    boolean found = grade.atLeast(Grade.PROBABLE);
                    right += found && i == j ? 1 : 0;
                    wrong += found && i != j ? 1 : 0;
                    wronglyCertain += grade == Grade.CERTAIN && i != j ? 1 : 0;
                }
            }
        }

        assertThat(wronglyCertain).isZero();
        assertThat(right / (double) (right + wrong)).as("precision").isGreaterThan(0.99);
        assertThat(right / (double) PEOPLE).as("recall").isGreaterThan(0.93);
    }

    /** As {@link Candidates} finds them. */
    private static boolean mayMeet(Person one, Set<BirthDate> slips, Person other) {
        BirthDate date = one.birthDate();
        boolean day = date.equals(other.birthDate())
                || date.transposed().filter(other.birthDate()::equals).isPresent();
        boolean family = one.names().get(0).family().equals(other.names().get(0).family());
        return day
                || (family && one.postcodes().stream().anyMatch(other.postcodes()::contains))
                || (family && slips.contains(other.birthDate()));
    }
}
