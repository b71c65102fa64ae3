package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final Coding LOW = new Coding("http://snomed.info/sct", "35489007", "Depressive disorder");

    @Test
    void aCodeIsTheSameInAConditionThatIsStoredOrContained() {
        Condition low = new Condition().setCode(new CodeableConcept(LOW).setText("Low mood"));
        ServiceRequest inCode = new ServiceRequest();
        inCode.addReasonCode(new CodeableConcept(LOW).setText("Sad"));
        ServiceRequest stored = new ServiceRequest();
        stored.addReasonReference(new Reference("Condition/1"));
        ServiceRequest contained = new ServiceRequest();
        contained.addReasonReference(new Reference(low));

        Set<String> expected = Set.of("http://snomed.info/sct|35489007");
        assertThat(Reasons.of(inCode, Map.of())).isEqualTo(expected);
        assertThat(Reasons.of(stored, Map.of("Condition/1", low))).isEqualTo(expected);
        assertThat(Reasons.of(contained, Map.of())).isEqualTo(expected);
    }

    @Test
    void wordsAreTrimmedAndFolded() {
        assertThat(words(" Stra\u00DFe\u00A0 und  SCHLAF ")).isEqualTo(words("STRASSE und schlaf"));
        assertThat(words("Sleep")).isNotEqualTo(words("Work"));
    }

    @Test
    void whatCannotBeFoundCountsByItsReference() {
        ServiceRequest referral = new ServiceRequest();
        referral.addReasonReference(new Reference("Condition/1"));
        referral.addReasonReference(new Reference().setDisplay("Low mood"));
        referral.addReasonCode();

        assertThat(Reasons.of(referral, Map.of())).containsExactlyInAnyOrder("Condition/1", "low mood");
    }

    private static Set<String> words(String text) {
        ServiceRequest referral = new ServiceRequest();
        referral.addReasonCode().setText(text);
        return Reasons.of(referral, Map.of());
    }
}
