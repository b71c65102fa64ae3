package uk.onestory.demo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;

/** Codes, extensions and profiles as the FHIR package names them. */
final class Codes {

    static final String SNOMED = "http://snomed.info/sct";

    private static final Displays DISPLAYS = Words.read("displays", Displays.class);

    private Codes() {}

    /** Of each of our code systems, by its name and by code. */
    record Displays(@JsonValue Map<String, Map<String, String>> bySystem) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Displays {}
    }

    static String profile(String name) {
        return FhirPackage.BASE + "/StructureDefinition/OneStory-" + name;
    }

    static Coding own(String system, String code) {
        return new Coding()
                .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-" + system)
                .setCode(code)
                .setDisplay(DISPLAYS.bySystem().get(system).get(code));
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(own(system, code));
    }

    static CodeableConcept snomed(String code, String display) {
        return new CodeableConcept(new Coding(SNOMED, code, display));
    }

    /** @param code null where no code fits */
    static CodeableConcept snomedOrWords(String code, String display, String words) {
        return (code == null ? new CodeableConcept() : snomed(code, display)).setText(words);
    }

    static Extension extension(String name, Type value) {
        return new Extension(profile(name), value);
    }
}
