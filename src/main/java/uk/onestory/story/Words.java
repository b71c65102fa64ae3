package uk.onestory.story;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.Values;

/** Data types as words; null where there is nothing to say. */
final class Words {

    private Words() {}

    /** What the recorder wrote comes before what the code system calls it. */
    static String of(CodeableConcept concept) {
        if (concept == null) {
            return null;
        }
        return concept.getText() != null
                ? concept.getText()
                : concept.getCoding().stream()
                        .map(Words::of)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    static String of(Coding coding) {
        return coding.getDisplay() != null ? coding.getDisplay() : plain(coding.getCode());
    }

    static String all(List<CodeableConcept> concepts) {
        return joined(concepts.stream().map(Words::of).toList());
    }

    /** Primitive, coded, measured or dated; what has no words of its own gives null. */
    static String of(Type value) {
        if (value instanceof CodeableConcept concept) {
            return of(concept);
        }
        if (value instanceof Coding coding) {
            return of(coding);
        }
        if (value instanceof Quantity quantity) {
            return of(quantity);
        }
        if (value instanceof BooleanType yes) {
            return yes.hasValue() ? (Values.isTrue(yes) ? "yes" : "no") : null;
        }
        if (value instanceof Attachment attachment) {
            return attachment.getTitle();
        }
        String date = LondonDate.words(value);
        if (date == null && value instanceof PrimitiveType<?> primitive) {
            return primitive.getValueAsString();
        }
        return date;
    }

    static String notes(List<Annotation> notes) {
        return joined(notes.stream().map(Annotation::getText).toList(), "\n");
    }

    static String of(List<HumanName> names) {
        HumanName name = names.stream()
                .filter(candidate -> candidate.getUse() != HumanName.NameUse.OLD)
                .findFirst()
                .orElse(null);
        if (name == null) {
            return null;
        }
        return name.getText() != null
                ? name.getText()
                : joined(
                        Stream.concat(
                                        name.getGiven().stream().map(StringType::getValue),
                                        Stream.ofNullable(name.getFamily()))
                                .toList(),
                        " ");
    }

    /** A code as words: {@code in-progress} is "in progress". */
    static String plain(String code) {
        return code == null ? null : code.replace('-', ' ').replace('_', ' ');
    }

    static String joined(List<String> parts) {
        return joined(parts, ", ");
    }

    static String joined(List<String> parts, String between) {
        String text =
                parts.stream().filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
        return text.isEmpty() ? null : text;
    }

    private static String of(Quantity quantity) {
        if (quantity.getValue() == null) {
            return null;
        }
        String number = quantity.getValue().toPlainString();
        String unit = quantity.getUnit();
        return unit == null || "1".equals(unit) ? number : number + " " + unit;
    }
}
