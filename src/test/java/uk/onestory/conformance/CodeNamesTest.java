package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeNamesTest {

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 390866009, Referral to mental health team",
        "http://snomed.info/sct, 35489007, Depressive disorder",
        "http://snomed.info/sct, 443280005, AUDIT",
        "http://snomed.info/sct, 404684003,",
        "https://fhir.onestory.example/CodeSystem/OneStory-Need, safety, Safety",
        "http://terminology.hl7.org/CodeSystem/goal-achievement, in-progress, In Progress",
        "http://terminology.hl7.org/CodeSystem/v3-RoleCode, NMTH, natural mother",
        "http://terminology.hl7.org/CodeSystem/v3-RoleCode, nobody-has-this,",
        "http://terminology.hl7.org/CodeSystem/unknown, x,",
        "https://elsewhere.example, 35489007,",
    })
    void aCodeHasTheNameOfThePackageOrOfHl7(String system, String code, String name) {
        assertThat(CodeNames.of(new Coding(system, code, null)).orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({",x", "http://snomed.info/sct,", ","})
    void halfACodeHasNoName(String system, String code) {
        assertThat(CodeNames.of(new Coding().setSystem(system).setCode(code))).isEmpty();
    }
}
