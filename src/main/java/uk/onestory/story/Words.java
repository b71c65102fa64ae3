package uk.onestory.story;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.CodeNames;
import uk.onestory.fhir.Values;

/** Data types as words; null where there is nothing to say. */
final class Words {

    /** An id of SNOMED CT has six digits at least; what people write in numbers has fewer, or more beside it. */
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{6,}\\s*");

    private static final Pattern SMALL = Pattern.compile("^\\p{Ll}(?!\\p{L}*\\p{Lu})");

    /** UCUM's codes of times, which are no words. */
    private static final Map<String, String> UNITS =
            Map.of("a", "years", "mo", "months", "wk", "weeks", "d", "days", "h", "hours", "min", "minutes");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z]?[a-z]+(?:[-_ ][A-Za-z]?[a-z]+)*");

    private Words() {}

    /**
     * What the recorder wrote comes before what the code system calls it. A number by which a terminology knows something
     * tells nobody anything: then it is null.
     */
    static String of(CodeableConcept concept) {
        if (concept == null) {
            return null;
        }
        return Stream.concat(
                        Stream.ofNullable(named(concept.getText())),
                        concept.getCoding().stream().map(Words::of))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** As the sender names it, else as the package or HL7 does, else the code where it is words. */
    static String of(Coding coding) {
        return Optional.ofNullable(named(coding.getDisplay()))
                .or(() -> CodeNames.of(coding))
                .orElseGet(() -> inWords(coding.getCode()));
    }

    /** A code as words, where it consists of some. */
    static String inWords(String code) {
        return code != null && WORDS.matcher(code).matches() ? plain(code) : null;
    }

    /** What is called so; null for a mere number. */
    static String named(String name) {
        return name == null || NUMBER.matcher(name).matches() ? null : name;
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
        if (value instanceof Age age) {
            return Ages.words(age);
        }
        if (value instanceof Quantity quantity) {
            return of(quantity);
        }
        if (value instanceof Range range) {
            return joined(Arrays.asList(of((Type) range.getLow()), of((Type) range.getHigh())), " to ");
        }
        if (value instanceof Ratio ratio) {
            return joined(Arrays.asList(of((Type) ratio.getNumerator()), of((Type) ratio.getDenominator())), " to ");
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

    /** For the beginning of a line; a word with a capital letter inside is written as its owner writes it. */
    static String capitalised(String words) {
        return words != null && SMALL.matcher(words).find()
                ? words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1)
                : words;
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
        String unit = unit(quantity);
        return unit == null || "1".equals(unit) ? number : number + " " + unit;
    }

    /** Null where none is told. */
    static String unit(Quantity quantity) {
        if (quantity.getUnit() != null) {
            return quantity.getUnit();
        }
        return quantity.getCode() == null ? null : UNITS.get(quantity.getCode());
    }
}
