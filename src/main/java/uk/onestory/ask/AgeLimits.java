package uk.onestory.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/**
 * How long the answers to a question last: what the question says itself in {@code OneStory-AnswerLasts}, else the table
 * {@code ask/how-long-answers-last.txt} by its code.
 */
@Component
class AgeLimits {

    static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-AnswerLasts";

    private static final String TABLE = "ask/how-long-answers-last.txt";
    private static final String OTHERS = "*";

    private final Map<String, AgeLimit> byKey = new LinkedHashMap<>();

    AgeLimits() {
        try {
            new ClassPathResource(TABLE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*$", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split("\\s+", -1))
                    .forEach(row -> byKey.put(key(row[0]), AgeLimit.of(row[1])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    AgeLimit of(QuestionnaireItemComponent item) {
        return own(item).orElseGet(() -> item.getCode().stream()
                .map(Form::key)
                .filter(byKey::containsKey)
                .findFirst()
                .map(byKey::get)
                .orElse(byKey.get(OTHERS)));
    }

    /** Of a demographic detail, which the record keeps up to date, only where the question says so itself. */
    static Optional<AgeLimit> own(QuestionnaireItemComponent item) {
        Extension lasts = Extensions.first(item, EXTENSION);
        return lasts != null && lasts.getValue() instanceof Duration duration ? period(duration) : Optional.empty();
    }

    boolean names(String key) {
        return byKey.containsKey(key);
    }

    /** Units of UCUM; what is shorter than a day rounds down: 0 days are the same moment only. */
    private static Optional<AgeLimit> period(Duration duration) {
        if (duration.getValue() == null || duration.getValue().compareTo(BigDecimal.valueOf(1_000)) > 0) {
            return Optional.of(AgeLimit.of("always"));
        }
        int amount = duration.getValue().intValue();
        String unit = duration.hasCode() ? duration.getCode() : String.valueOf(duration.getUnit());
        return switch (unit) {
            case "a" -> Optional.of(new AgeLimit(unit, Period.ofYears(amount)));
            case "mo" -> Optional.of(new AgeLimit(unit, Period.ofMonths(amount)));
            case "wk" -> Optional.of(new AgeLimit(unit, Period.ofWeeks(amount)));
            case "d" -> Optional.of(new AgeLimit(unit, Period.ofDays(amount)));
            default -> Optional.empty();
        };
    }

    /** The package's own systems are written by their name. */
    private static String key(String written) {
        return written.startsWith("OneStory-") ? FhirPackage.BASE + "/CodeSystem/" + written : written;
    }
}
