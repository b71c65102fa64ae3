package uk.onestory.demo;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;

/** Codes, extensions and profiles as the FHIR package names them. */
final class Codes {

    static final String SNOMED = "http://snomed.info/sct";

    private Codes() {}

    static String profile(String name) {
        return FhirPackage.BASE + "/StructureDefinition/OneStory-" + name;
    }

    static Coding own(String system, String code) {
        return new Coding()
                .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-" + system)
                .setCode(code);
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(own(system, code));
    }

    static CodeableConcept snomed(String code, String display) {
        return new CodeableConcept(new Coding(SNOMED, code, display));
    }

    static Extension extension(String name, Type value) {
        return new Extension(profile(name), value);
    }
}
