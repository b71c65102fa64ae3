package uk.onestory.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The person that a record is made for.
 *
 * @param urn fullUrl of the Patient
 * @param practice logical id of the Organization that is the person's GP practice
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
        LocalDate today,
        JourneyKind journey) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MINUTES = 59;

    Dice dice(String part) {
        return Dice.of(seed, index, part);
    }

    Reference reference() {
        return new Reference(urn);
    }

    Actor gp() {
        return Actor.practice(practice);
    }

    LocalDate day(int daysAgo) {
        return today.minusDays(daysAgo);
    }

    /** A moment in working hours of that day, with its offset. */
    DateTimeType moment(int daysAgo, Dice dice) {
        LocalTime time = LocalTime.of(dice.between(9, 16), dice.between(0, MINUTES));
        return new DateTimeType(
                day(daysAgo).atTime(time).atZone(LONDON).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}
