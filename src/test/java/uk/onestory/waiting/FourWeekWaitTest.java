package uk.onestory.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.onestory.waiting.WaitingClock.NotCounted;
import uk.onestory.waiting.WaitingClock.Status;

/** The four-week wait, without FHIR. */
class FourWeekWaitTest {

    private static final String TRUST = "Organization/trust";
    private static final LocalDate START = LocalDate.parse("2026-03-02");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final Person ADULT = new Person(LocalDate.parse("1985-03-02"), List.of());

    @ParameterizedTest
    @EnumSource(First.class)
    void oneFirstAloneDoesNotStopTheClock(First first) {
        WaitingClock clock = clock(ADULT, open(START), event(first, "2026-03-09"));

        assertThat(clock.status()).isEqualTo(Status.RUNNING);
        assertThat(clock.firsts()).containsOnly(java.util.Map.entry(first, LocalDate.parse("2026-03-09")));
        assertThat(clock.stop()).isNull();
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void threeFirstsDoNotStopTheClock(First missing) {
        Event[] three = Arrays.stream(First.values())
                .filter(first -> first != missing)
                .map(first -> event(first, "2026-03-09"))
                .toArray(Event[]::new);

        assertThat(clock(ADULT, open(START), three).status()).isEqualTo(Status.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void theLatestOfAllFourStopsTheClock(First latest) {
        List<Event> events = new ArrayList<>(all("2026-03-09"));
        events.removeIf(event -> event.first() == latest);
        events.add(event(latest, "2026-03-23"));

        WaitingClock clock = clock(ADULT, open(START), events.toArray(Event[]::new));

        assertThat(clock.status()).isEqualTo(Status.STOPPED);
        assertThat(clock.stop()).isEqualTo("2026-03-23");
    }

    @Test
    void theFirstOfEachKindCountsInWhateverOrderTheyAreRecorded() {
        List<Event> events = new ArrayList<>(all("2026-04-20"));
        events.addAll(all("2026-03-09"));

        assertThat(clock(ADULT, open(START), events.toArray(Event[]::new)).stop())
                .isEqualTo("2026-03-09");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01,RUNNING", "2026-03-02,STOPPED", "2026-06-01,STOPPED", "2026-06-02,RUNNING"})
    void countsWhatLiesBetweenTheStartAndToday(String day, Status status) {
        assertThat(clock(ADULT, open(START), all(day).toArray(Event[]::new)).status())
                .isEqualTo(status);
    }

    @Test
    void whatAnotherProviderDoesIsNoneOfItsFirsts() {
        Event[] elsewhere = Arrays.stream(First.values())
                .map(first -> new Event(first, START, "Organization/other"))
                .toArray(Event[]::new);

        assertThat(clock(ADULT, open(START), elsewhere).firsts()).isEmpty();
    }

    @Test
    void teamsOutsideOfTheMeasureAreNotCounted() {
        WaitingClock clock = clock(
                ADULT, new Wait(TRUST, false, START, null), all("2026-03-09").toArray(Event[]::new));

        assertThat(clock.notCounted()).isEqualTo(NotCounted.TEAM);
        assertThat(clock.start()).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-03-02, 2026-03-02, RUNNING",
        "2008-03-03, 2026-03-02, NOT_COUNTED",
        "2008-02-29, 2026-02-28, NOT_COUNTED",
        "2008-02-29, 2026-03-01, RUNNING"
    })
    void countsFromTheEighteenthBirthdayOn(LocalDate birth, LocalDate start, Status status) {
        WaitingClock clock = clock(new Person(birth, List.of()), open(start));

        assertThat(clock.status()).isEqualTo(status);
        assertThat(clock.notCounted()).isEqualTo(status == Status.NOT_COUNTED ? NotCounted.AGE : null);
    }

    @Test
    void withoutABirthDateThePersonIsNotForgotten() {
        assertThat(clock(new Person(null, List.of()), open(START)).status()).isEqualTo(Status.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-20, 2026-03-01, RUNNING",
        "2026-02-20, 2026-03-02, NOT_COUNTED",
        "2026-02-20, , NOT_COUNTED",
        "2026-03-02, 2026-03-05, NOT_COUNTED",
        "2026-03-03, 2026-03-05, RUNNING"
    })
    void whoIsInHospitalWhenItBeginsIsNotCounted(LocalDate from, LocalDate to, Status status) {
        Person person = new Person(ADULT.birth(), List.of(new Stay(from, to)));

        assertThat(clock(person, open(START)).status()).isEqualTo(status);
    }

    /** British Summer Time begins on 29 March 2026 and ends on 25 October 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-27, 2026-04-01, 2026-03-02",
        "2026-03-27, 2026-04-02, 2026-04-02",
        "2026-10-23, 2026-10-28, 2026-03-02",
        "2026-10-23, 2026-10-29, 2026-10-29"
    })
    void restartWithinFiveDaysGoesOnWithTheSameClock(LocalDate closed, LocalDate again, LocalDate start) {
        Wait before = new Wait(TRUST, true, START, closed);
        Wait after = open(again);

        List<WaitingClock> clocks = clocks(ADULT, List.of(after, before), LocalDate.parse("2026-12-01"));

        assertThat(clocks.get(0).start()).isEqualTo(start);
        assertThat(clocks.get(0).status()).isEqualTo(Status.RUNNING);
        assertThat(clocks.get(1).notCounted()).isEqualTo(NotCounted.CLOSED);
    }

    @Test
    void referralsThatOverlapHaveOneClock() {
        List<Wait> both = List.of(open(START), open(LocalDate.parse("2026-04-20")));

        List<WaitingClock> clocks = clocks(ADULT, both, TODAY, all("2026-03-09").toArray(Event[]::new));

        assertThat(clocks)
                .extracting(WaitingClock::status, WaitingClock::start)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(Status.STOPPED, START));
    }

    @Test
    void aShortReferralInsideOfALongOneDoesNotEndTheSpell() {
        Wait whole = new Wait(TRUST, true, START, LocalDate.parse("2026-05-01"));
        Wait inside = new Wait(TRUST, true, LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-12"));
        Wait again = open(LocalDate.parse("2026-05-04"));

        assertThat(clocks(ADULT, List.of(whole, inside, again), TODAY).get(2).start())
                .isEqualTo(START);
    }

    @Test
    void referralsToTwoProvidersHaveTwoClocks() {
        Wait other = new Wait("Organization/other", true, LocalDate.parse("2026-03-04"), null);

        List<WaitingClock> clocks = clocks(
                ADULT, List.of(open(START), other), TODAY, all("2026-03-09").toArray(Event[]::new));

        assertThat(clocks).extracting(WaitingClock::status).containsExactly(Status.STOPPED, Status.RUNNING);
        assertThat(clocks.get(1).start()).isEqualTo("2026-03-04");
    }

    @Test
    void whatHappensAfterTheLastWasClosedIsNoneOfItsFirsts() {
        Wait closed = new Wait(TRUST, true, START, LocalDate.parse("2026-03-20"));

        assertThat(clock(ADULT, closed, all("2026-03-21").toArray(Event[]::new)).notCounted())
                .isEqualTo(NotCounted.CLOSED);
        assertThat(clock(ADULT, closed, all("2026-03-20").toArray(Event[]::new)).status())
                .isEqualTo(Status.STOPPED);
    }

    private static Wait open(LocalDate start) {
        return new Wait(TRUST, true, start, null);
    }

    private static Event event(First first, String day) {
        return new Event(first, LocalDate.parse(day), TRUST);
    }

    private static List<Event> all(String day) {
        return Arrays.stream(First.values()).map(first -> event(first, day)).toList();
    }

    private static WaitingClock clock(Person person, Wait wait, Event... events) {
        return clocks(person, List.of(wait), TODAY, events).get(0);
    }

    private static List<WaitingClock> clocks(Person person, List<Wait> waits, LocalDate today, Event... events) {
        return new FourWeekWait(person, List.of(events), today).clocks(waits);
    }
}
