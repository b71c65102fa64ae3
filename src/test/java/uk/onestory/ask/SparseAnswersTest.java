package uk.onestory.ask;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.SparseRecords;
import uk.onestory.SparseRecords.Sparse;

/** No record that leaves things out stops a form from being filled in. */
class SparseAnswersTest {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 400);
    private static final Instant THEN = Instant.parse("2026-06-01T00:00:00Z");
    /** Those whose answers no list of options limits. */
    private static final List<QuestionnaireItemType> TYPES = List.of(
            QuestionnaireItemType.BOOLEAN,
            QuestionnaireItemType.INTEGER,
            QuestionnaireItemType.DECIMAL,
            QuestionnaireItemType.DATE,
            QuestionnaireItemType.DATETIME,
            QuestionnaireItemType.TIME,
            QuestionnaireItemType.STRING,
            QuestionnaireItemType.TEXT,
            QuestionnaireItemType.URL,
            QuestionnaireItemType.QUANTITY,
            QuestionnaireItemType.ATTACHMENT,
            QuestionnaireItemType.REFERENCE);

    private final Fit fit = new Fit(null);
    private final List<Resource> record = new ArrayList<>();

    SparseAnswersTest() {
        for (String person : List.of("opioids-ptsd-homeless", "alcohol-and-depression")) {
            FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Bundle.class, Fixtures.json("story/" + person + ".record.json"))
                    .getEntry()
                    .stream()
                    .map(BundleEntryComponent::getResource)
                    .forEach(record::add);
        }
    }

    @Test
    void whateverOneElementIsAFormIsFilledIn() {
        SparseRecords.richest(record).forEach(one -> SparseRecords.alone(one).forEach(this::fill));
    }

    @Test
    void whateverTwoElementsAreAFormIsFilledIn() {
        Random dice = new Random(13);
        for (int i = 0; i < ROUNDS; i++) {
            fill(SparseRecords.pair(record.get(dice.nextInt(record.size())), dice));
        }
    }

    private void fill(Sparse sparse) {
        List<StoredVersion> versions = List.of(new StoredVersion(sparse.resource(), THEN, THEN));
        Forms forms = new Forms(List.of());
        try {
            Sources.standing(versions, sparse.resource().fhirType());
            EarlierAnswers.questionnaires(versions);
            for (Answer answer : EarlierAnswers.everything(versions, forms)) {
                for (QuestionnaireItemType type : TYPES) {
                    fit.of(answer.values(), new QuestionnaireItemComponent().setType(type), new Questionnaire());
                }
            }
        } catch (RuntimeException unfilled) {
            throw new AssertionError(sparse.what(), unfilled);
        }
    }
}
