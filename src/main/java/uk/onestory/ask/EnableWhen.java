package uk.onestory.ask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.Values;

/** Which items of a form are there to be answered, by the answers to its other questions. */
final class EnableWhen {

    private final Form form;
    private final Function<String, List<Type>> answers;
    private final Map<String, Boolean> known = new HashMap<>();

    /** @param answers values by linkId; none where there is no answer */
    EnableWhen(Form form, Function<String, List<Type>> answers) {
        this.form = form;
        this.answers = answers;
    }

    boolean enabled(QuestionnaireItemComponent item) {
        Boolean judged = known.get(item.getLinkId());
        if (judged != null) {
            return judged;
        }
        known.put(item.getLinkId(), false); // what waits for itself is never there
        boolean enabled = form.parent(item).map(this::enabled).orElse(true) && own(item);
        known.put(item.getLinkId(), enabled);
        return enabled;
    }

    private boolean own(QuestionnaireItemComponent item) {
        if (!item.hasEnableWhen()) {
            return true;
        }
        Stream<QuestionnaireItemEnableWhenComponent> conditions = item.getEnableWhen().stream();
        return item.getEnableBehavior() == EnableWhenBehavior.ALL
                ? conditions.allMatch(this::holds)
                : conditions.anyMatch(this::holds);
    }

    private boolean holds(QuestionnaireItemEnableWhenComponent condition) {
        List<Type> given =
                form.item(condition.getQuestion()).filter(this::enabled).isPresent()
                        ? answers.apply(condition.getQuestion())
                        : List.of();
        Type wanted = condition.getAnswer();
        return switch (condition.getOperator()) {
            case EXISTS -> (Values.isTrue(wanted) && !given.isEmpty()) || (Values.isFalse(wanted) && given.isEmpty());
            case EQUAL -> given.stream().anyMatch(value -> same(value, wanted));
            case NOT_EQUAL -> given.stream().anyMatch(value -> !same(value, wanted));
            case GREATER_THAN -> given.stream().anyMatch(value -> compare(value, wanted) > 0);
            case LESS_THAN -> given.stream().anyMatch(value -> compare(value, wanted, 1) < 0);
            case GREATER_OR_EQUAL -> given.stream().anyMatch(value -> compare(value, wanted) >= 0);
            case LESS_OR_EQUAL -> given.stream().anyMatch(value -> compare(value, wanted, 1) <= 0);
            default -> false;
        };
    }

    private static boolean same(Type value, Type wanted) {
        if (value instanceof Coding one && wanted instanceof Coding other) {
            return Objects.equals(one.getSystem(), other.getSystem()) && Objects.equals(one.getCode(), other.getCode());
        }
        return value.equalsDeep(wanted);
    }

    private static int compare(Type value, Type wanted) {
        return compare(value, wanted, -1);
    }

    /** @param otherwise for what has no order */
    private static int compare(Type value, Type wanted, int otherwise) {
        if (!Values.isThere(value) || !Values.isThere(wanted)) {
            return otherwise;
        }
        if (value instanceof IntegerType one && wanted instanceof IntegerType other) {
            return one.getValue().compareTo(other.getValue());
        } else if (value instanceof DecimalType one && wanted instanceof DecimalType other) {
            return one.getValue().compareTo(other.getValue());
        } else if (value instanceof Quantity one
                && wanted instanceof Quantity other
                && one.getValue() != null
                && other.getValue() != null
                && Objects.equals(one.getCode(), other.getCode())) {
            return one.getValue().compareTo(other.getValue());
        } else if (value instanceof BaseDateTimeType one && wanted instanceof BaseDateTimeType other) {
            return one.getValue().compareTo(other.getValue());
        }
        return otherwise;
    }
}
