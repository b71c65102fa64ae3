package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** When a condition began and ended: a date, an age, a span of time, or whatever people wrote down instead. */
final class Course {

    /** Words that are a date: "About 2015", "the early 1990s". */
    private static final Pattern YEAR = Pattern.compile(
            "(?i)(?:(?:the|about|around|circa|approximately|roughly|early|mid|late)[ -]+){0,3}(?:\\d{4}|\\d{4}s)\\.?");

    private Course() {}

    static List<Line> lines(Condition condition) {
        return Arrays.asList(
                line("Since", "Began", "How it began", condition.getOnset()),
                line("Until", "Ended", "How it ended", condition.getAbatement()));
    }

    /** For the middle of a line; null where nothing is told. */
    static String inOneLine(Condition condition) {
        List<String> parts = new ArrayList<>();
        for (Line line : lines(condition)) {
            if (line.saysSomething()) {
                boolean colon = line.label().startsWith("How");
                parts.add(decapitalised(line.label()) + (colon ? ": " : " ") + line.text());
            }
        }
        return Words.joined(parts, "; ");
    }

    private static Line line(String moment, String span, String words, Type when) {
        if (when instanceof Period period) {
            return Line.of(span, between(period));
        }
        if (when instanceof Range ages) {
            return Line.of(moment, Ages.words(ages));
        }
        if (when instanceof StringType told
                && told.getValue() != null
                && YEAR.matcher(told.getValue()).matches()) {
            return Line.of(moment, decapitalised(told.getValue()));
        }
        boolean isMoment = when instanceof BaseDateTimeType || when instanceof Age;
        return Line.of(isMoment ? moment : words, Words.of(when));
    }

    private static String between(Period period) {
        String from = LondonDate.words(period.getStartElement());
        String to = LondonDate.words(period.getEndElement());
        if (from == null) {
            return to == null ? null : "by " + to;
        }
        return to == null ? "after " + from : from.equals(to) ? from : "between " + from + " and " + to;
    }

    private static String decapitalised(String label) {
        return label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
    }
}
