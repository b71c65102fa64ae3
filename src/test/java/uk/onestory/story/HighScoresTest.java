package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighScoresTest {

    @ParameterizedTest
    @CsvSource({
        "720433000,         20, PHQ-9 is 20 of 27: severe depression",
        "506701000000100,   27, PHQ-9 is 27 of 27: severe depression",
        "720433000,         19,",
        "445455005,         15, GAD-7 is 15 of 21: severe anxiety",
        "445455005,         14,",
        "443280005,         20, AUDIT is 20 of 40: possible alcohol dependence",
        "443280005,         19,",
        "763256006,         11, AUDIT-C is 11 of 12: possible alcohol dependence",
        "979651000000100,    2, HoNOS item 2 is 2 of 4: risk of self-harm",
        "718466001,         35,",
    })
    void aHighScoreHasWords(String code, int result, String words) {
        assertThat(HighScores.words(score(code, result)).orElse(null)).isEqualTo(words);
    }

    @Test
    void aQuantityCountsLikeANumber() {
        Observation score = score("720433000", 0);
        score.setValue(new Quantity(21.0));
        assertThat(HighScores.words(score)).contains("PHQ-9 is 21 of 27: severe depression");
    }

    @Test
    void thoughtsOfSuicideCountWhateverTheSum() {
        Observation score = score("720433000", 8);
        score.addComponent()
                .setValue(new IntegerType(1))
                .getCode()
                .addCoding()
                .setSystem("http://loinc.org")
                .setCode("44260-8");
        assertThat(HighScores.words(score).orElseThrow()).startsWith("PHQ-9 question 9 is answered");
        score.getComponentFirstRep().setValue(new IntegerType(0));
        assertThat(HighScores.words(score)).isEmpty();
        score.getComponentFirstRep()
                .setCode(new CodeableConcept().setText("Item 9"))
                .setValue(new IntegerType(3));
        assertThat(HighScores.words(score)).isPresent();
        score.getComponentFirstRep().setCode(new CodeableConcept().setText("Item 19"));
        assertThat(HighScores.words(score)).isEmpty();
    }

    @Test
    void whatIsNoResultSaysNothing() {
        Observation score = score("720433000", 25);
        score.setStatus(ObservationStatus.ENTEREDINERROR);
        assertThat(HighScores.words(score)).isEmpty();
        assertThat(HighScores.words(new Observation())).isEmpty();
    }

    @Test
    void onlyTheLatestResultOfAToolCounts() {
        Observation recovered = score("720433000", 5);
        Observation before = score("506701000000100", 25);
        Observation drinking = score("443280005", 30);
        Observation notAsked = score("443280005", 0);
        notAsked.setValue(null);
        assertThat(HighScores.among(List.of(recovered, notAsked, before, drinking)))
                .containsExactly(drinking);
    }

    private static Observation score(String code, int result) {
        Observation score = new Observation();
        score.setStatus(ObservationStatus.FINAL);
        score.getCode().addCoding().setSystem("http://snomed.info/sct").setCode(code);
        score.setValue(new IntegerType(result));
        return score;
    }
}
