package uk.onestory.fhir;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;

/**
 * What elements say. A primitive may hold an extension in place of its value (FHIR R4 element.html#ext); HAPI's
 * {@code has…()} then says that it is there, and its getters give null or fail.
 */
public final class Values {

    private Values() {}

    public static boolean isTrue(Type value) {
        return value instanceof BooleanType answer && Boolean.TRUE.equals(answer.getValue());
    }

    public static boolean isFalse(Type value) {
        return value instanceof BooleanType answer && Boolean.FALSE.equals(answer.getValue());
    }

    /** False for null, for what is empty, and for a primitive without a value. */
    public static boolean isThere(Type value) {
        return value instanceof PrimitiveType<?> primitive ? primitive.hasValue() : value != null && !value.isEmpty();
    }

    /** The codes that codings of a system have, in their order. */
    public static Stream<String> codes(Collection<Coding> codings, String system) {
        return codings.stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .flatMap(coding -> Optional.ofNullable(coding.getCode()).stream());
    }

    /** The codes of any system. */
    public static Stream<String> codes(CodeableConcept... concepts) {
        return Stream.of(concepts)
                .map(CodeableConcept::getCoding)
                .flatMap(List::stream)
                .flatMap(coding -> Optional.ofNullable(coding.getCode()).stream());
    }
}
