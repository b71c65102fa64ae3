package uk.onestory.ask;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.AnswerOptions;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/** Whether a value that was told elsewhere answers a question, and how it is written there. */
@Component
class Fit {

    private static final String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";

    /** A reference to anything else would tell that it exists to whoever may not know. */
    private static final Set<String> NAMED_OPENLY =
            Set.of("HealthcareService", "Location", "Organization", "Practitioner", "PractitionerRole");

    private final AnswerOptions options;

    Fit(AnswerOptions options) {
        this.options = options;
    }

    /** All of the values or none: half an answer is another answer. */
    Optional<List<Type>> of(List<Type> values, QuestionnaireItemComponent item, Questionnaire form) {
        if (values.isEmpty() || (values.size() > 1 && !Values.isTrue(item.getRepeatsElement()))) {
            return Optional.empty();
        }
        List<Type> fitting = values.stream()
                .map(value -> one(value, item, form))
                .filter(Objects::nonNull)
                .toList();
        return fitting.size() == values.size() ? Optional.of(fitting) : Optional.empty();
    }

    private Type one(Type value, QuestionnaireItemComponent item, Questionnaire form) {
        if (!Values.isThere(value)) {
            return null;
        }
        return switch (item.getType()) {
            case BOOLEAN -> value instanceof BooleanType ? value : null;
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case DATE -> date(value);
            case DATETIME -> dateTime(value);
            case TIME -> value instanceof TimeType ? value : null;
            case STRING, TEXT -> text(value, item);
            case URL -> value.getClass() == UriType.class ? value : null;
            case CHOICE -> option(value, item, form);
            case OPENCHOICE -> {
                Type option = option(value, item, form);
                yield option == null ? text(value, item) : option;
            }
            case QUANTITY -> quantity(value, item);
            case ATTACHMENT -> value instanceof Attachment ? value : null;
            case REFERENCE ->
                value instanceof Reference reference
                                && NAMED_OPENLY.contains(String.valueOf(
                                        reference.getReferenceElement().getResourceType()))
                        ? value
                        : null;
            default -> null;
        };
    }

    private static Type integer(Type value) {
        if (value.getClass() == IntegerType.class) {
            return value;
        }
        BigDecimal number = value instanceof DecimalType decimal
                ? decimal.getValue()
                : value instanceof Quantity quantity && isPlain(quantity) ? quantity.getValue() : null;
        try {
            return number == null ? null : new IntegerType(number.intValueExact());
        } catch (ArithmeticException fraction) {
            return null;
        }
    }

    private static Type decimal(Type value) {
        if (value instanceof IntegerType integer) {
            return new DecimalType(integer.getValue());
        }
        if (value instanceof Quantity quantity && isPlain(quantity)) {
            return new DecimalType(quantity.getValue());
        }
        return value instanceof DecimalType ? value : null;
    }

    /** A number, as scores are written: UCUM's {@code 1} and what stands in braces are no unit. */
    private static boolean isPlain(Quantity quantity) {
        String unit = Objects.requireNonNullElse(quantity.getCode(), "1");
        return quantity.getValue() != null && !quantity.hasComparator() && ("1".equals(unit) || unit.startsWith("{"));
    }

    private static Type date(Type value) {
        if (value instanceof DateTimeType moment) {
            return Moments.of(moment)
                    .map(told -> new DateType(
                            Moments.hasTime(moment) ? Moments.day(told).toString() : moment.getValueAsString()))
                    .orElse(null);
        }
        return value instanceof DateType ? value : null;
    }

    private static Type dateTime(Type value) {
        return value instanceof DateType day
                ? new DateTimeType(day.getValueAsString())
                : value instanceof DateTimeType ? value : null;
    }

    private static Type text(Type value, QuestionnaireItemComponent item) {
        boolean words = value instanceof StringType text && text.hasValue();
        boolean fitting = item.getMaxLengthElement().getValue() == null
                || (words && ((StringType) value).getValue().length() <= item.getMaxLength());
        return words && fitting ? new StringType(((StringType) value).getValue()) : null;
    }

    private Type option(Type value, QuestionnaireItemComponent item, Questionnaire form) {
        return candidates(value)
                .filter(candidate -> options.allow(candidate, item, form))
                .findFirst()
                .orElse(null);
    }

    private static Stream<? extends Type> candidates(Type value) {
        return value instanceof CodeableConcept concept
                ? concept.getCoding().stream().filter(coding -> coding.getCode() != null)
                : Stream.of(value);
    }

    private static Type quantity(Type value, QuestionnaireItemComponent item) {
        Extension unit = Extensions.first(item, UNIT);
        boolean fits = value instanceof Quantity quantity
                && (unit == null
                        || (unit.getValue() instanceof Coding wanted
                                && Objects.equals(wanted.getCode(), quantity.getCode())));
        return fits ? value : null;
    }
}
