package uk.onestory.story;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/** How to speak with a person and of them: by the elements and extensions of FHIR core and of UK Core. */
final class Speech {

    private static final String PRONOUNS = "http://hl7.org/fhir/StructureDefinition/individual-pronouns";
    private static final String INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    private static final String UK_COMMUNICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication";

    private static final String NEEDS_INTERPRETER = "needs an interpreter";

    private Speech() {}

    static String pronouns(Patient person) {
        return Words.joined(person.getExtensionsByUrl(PRONOUNS).stream()
                .map(pronouns -> pronouns.hasValue() ? pronouns.getValue() : part(pronouns, "value"))
                .map(Speech::words)
                .toList());
    }

    /** The preferred one first, and whether they need an interpreter; null where nothing is said. */
    static String language(Patient person) {
        List<String> languages = Stream.concat(
                        person.getCommunication().stream()
                                .sorted(Comparator.comparing(Speech::isOther))
                                .map(one -> words(one.getLanguage())),
                        person.getExtensionsByUrl(UK_COMMUNICATION).stream().map(one -> words(part(one, "language"))))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean interpreter =
                person.getExtensionsByUrl(INTERPRETER).stream().anyMatch(needed -> Values.isTrue(needed.getValue()))
                        || person.getExtensionsByUrl(UK_COMMUNICATION).stream()
                                .anyMatch(one -> Values.isTrue(part(one, "interpreterRequired")));
        return Words.joined(Arrays.asList(Words.joined(languages), interpreter ? NEEDS_INTERPRETER : null), "; ");
    }

    private static boolean isOther(PatientCommunicationComponent language) {
        return !Values.isTrue(language.getPreferredElement());
    }

    private static Type part(Extension extension, String url) {
        Extension part = Extensions.first(extension, url);
        return part == null ? null : part.getValue();
    }

    /** A language code without a name of its own is told by the name of that language: "ur" is Urdu. */
    private static String words(Type value) {
        if (value instanceof CodeableConcept concept && concept.getText() == null) {
            return concept.getCoding().stream()
                    .map(Speech::words)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return value == null ? null : Words.of(value);
    }

    private static String words(Coding coding) {
        if (coding.getDisplay() != null || coding.getCode() == null) {
            return Words.of(coding);
        }
        String language = Locale.forLanguageTag(coding.getCode()).getDisplayLanguage(Locale.UK);
        return language.isEmpty() ? Words.of(coding) : language;
    }
}
