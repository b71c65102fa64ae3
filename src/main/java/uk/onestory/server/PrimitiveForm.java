package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseXhtml;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;

/** Whether a text is a value of a primitive type (FHIR R4 datatypes.html), the same in JSON and XML. */
final class PrimitiveForm {

    /** Digits before or after the point: more than any measure needs, fewer than a number that exhausts the memory. */
    private static final int MOST_DIGITS = 100;

    private static final int LONGEST_NUMBER = 3 * MOST_DIGITS;

    private final String name;
    private final IPrimitiveType<?> empty;

    PrimitiveForm(BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type) {
        Object argument = child.getInstanceConstructorArguments();
        this.name = type.getName();
        this.empty = (IPrimitiveType<?>) (argument == null ? type.newInstance() : type.newInstance(argument));
    }

    static boolean isPrimitive(BaseRuntimeElementDefinition<?> type) {
        return type != null && IPrimitiveType.class.isAssignableFrom(type.getImplementingClass());
    }

    static boolean isNarrative(BaseRuntimeElementDefinition<?> type) {
        return type != null && IBaseXhtml.class.isAssignableFrom(type.getImplementingClass());
    }

    boolean isBoolean() {
        return empty instanceof BooleanType;
    }

    boolean isNumber() {
        return empty instanceof IntegerType || empty instanceof DecimalType;
    }

    /** Empty where it is one. */
    Optional<Misfit> misfit(String text, String path) {
        if (text.isBlank()) {
            return Optional.of(Misfit.of(path, MisfitKind.EMPTY, "A text must not be empty: leave the element out."));
        }
        if (!Characters.areAllowed(text)) {
            return Optional.of(Misfit.of(path, MisfitKind.CHARACTERS, Characters.WORDS));
        }
        if (empty instanceof IBaseXhtml) {
            return NarrativeForm.fits(text) ? Optional.empty() : Optional.of(NarrativeForm.misfit(path));
        }
        if (isNumber() ? isOutOfReach(text) : isBoolean() && !text.equals("true") && !text.equals("false")) {
            return Optional.of(noSuchValue(path));
        }
        return hasForm(text) ? Optional.empty() : Optional.of(noSuchValue(path));
    }

    private Misfit noSuchValue(String path) {
        return Misfit.of(
                path,
                MisfitKind.ofType(name),
                "The value does not have the form of its type (" + name + "), or is none of its codes.");
    }

    private static boolean isOutOfReach(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return true;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
        } catch (NumberFormatException none) {
            return true;
        }
    }

    private boolean hasForm(String text) {
        try {
            empty.setValueAsString(text);
            return true;
        } catch (DataFormatException | IllegalArgumentException noSuchValue) {
            return false;
        }
    }
}
