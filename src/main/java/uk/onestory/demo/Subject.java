package uk.onestory.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The person that a record is made for.
 *
 * @param urn fullUrl of the Patient
 * @param practice logical id of the Organization that is the person's GP practice
 * @param special what makes the story hard to tell
 * @param today the day on which the story is told; all dates count from it
 */
record Subject(
        long seed,
        int index,
        String urn,
        String nhsNumber,
        int age,
        Words.Borough borough,
        String practice,
        SpecialCase special,
        LocalDate today,
        JourneyKind journey) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MINUTES = 59;
    private static final int REVIEW_AFTER_DAYS = 90;

    Dice dice(String part) {
        return Dice.of(seed, index, part);
    }

    Reference reference() {
        return new Reference(urn);
    }

    Actor gp() {
        return Actor.practice(practice);
    }

    /** Where the person was registered before, in the same borough. */
    Actor otherPractice() {
        String one = practice.substring(0, practice.length() - 1);
        return Actor.practice(one + (practice.endsWith("1") ? "2" : "1"));
    }

    LocalDate day(int daysAgo) {
        return today.minusDays(daysAgo);
    }

    DateTimeType date(int daysAgo) {
        return new DateTimeType(day(daysAgo).toString());
    }

    /** A moment in working hours of that day, with its offset. */
    DateTimeType moment(int daysAgo, Dice dice) {
        return new DateTimeType(text(time(daysAgo, dice)));
    }

    ZonedDateTime time(int daysAgo, Dice dice) {
        LocalTime time = LocalTime.of(dice.between(9, 16), dice.between(0, MINUTES));
        return day(daysAgo).atTime(time).atZone(LONDON);
    }

    /** On a working day so many days ahead, or the first one after it. */
    ZonedDateTime ahead(int days, Dice dice) {
        LocalDate day = today.plusDays(days);
        while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            day = day.plusDays(1);
        }
        return day.atTime(dice.between(9, 15), dice.pick(List.of(0, 15, 30, 45)))
                .atZone(LONDON);
    }

    static String text(ZonedDateTime moment) {
        return moment.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** Of a plan of that day, which is looked at again every three months. */
    LocalDate nextReview(int daysAgo) {
        return today.plusDays(REVIEW_AFTER_DAYS - daysAgo % REVIEW_AFTER_DAYS);
    }

    boolean is(SpecialCase wanted) {
        return special == wanted;
    }
}
