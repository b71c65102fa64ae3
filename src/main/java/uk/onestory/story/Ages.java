package uk.onestory.story;

import java.util.Optional;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** How old somebody was, for the middle of a sentence. */
final class Ages {

    private static final String YEARS = "years";

    private Ages() {}

    /** "the age of 17", "the age of 6 months"; null where no number is told. */
    static String words(Age age) {
        return Optional.ofNullable(number(age))
                .map(number -> "the age of " + number)
                .orElse(null);
    }

    /** "an age of 15 to 17", "an age of 15 or more"; null where no number is told. */
    static String words(Range ages) {
        String low = number(ages.getLow());
        String high = number(ages.getHigh());
        if (low == null) {
            return high == null ? null : "an age of " + high + " or less";
        }
        return "an age of " + (high == null ? low + " or more" : low + " to " + high);
    }

    /** Years go without saying. */
    private static String number(Quantity age) {
        if (age.getValue() == null) {
            return null;
        }
        String number = age.getValue().stripTrailingZeros().toPlainString();
        String unit = Optional.ofNullable(Words.unit(age)).orElse(YEARS);
        return unit.equals(YEARS) || unit.equals("year") || unit.equals("yr") || unit.equals("a")
                ? number
                : number + " " + unit;
    }
}
