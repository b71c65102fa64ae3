package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.onestory.SparseRecords;
import uk.onestory.SparseRecords.Sparse;

/** Whatever can be stored can be told: one record that leaves things out takes nobody's story away. */
class SparseStoryTest {

    private static final List<String> PEOPLE = List.of(
            "alcohol-and-depression", "opioids-ptsd-homeless", "eating-disorder", "gp-only", "withheld-substance-use");

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 400);
    private static final int PDF_EVERY = 200;

    private final StoryPage page = new StoryPage();
    private final StoryPdf pdf = new StoryPdf(page);
    private int told;

    @Test
    void whateverOneElementIsTheStoryIsTold() {
        List<Resource> all = new ArrayList<>();
        PEOPLE.forEach(person -> all.addAll(StoryFixture.resources(person)));
        for (Resource one : SparseRecords.richest(all)) {
            List<Resource> record = around(one);
            SparseRecords.alone(one).forEach(sparse -> tell(record, sparse));
        }
        assertThat(told).isGreaterThan(1_500);
    }

    @Test
    void whateverTwoElementsAreTheStoryIsTold() {
        Random dice = new Random(13);
        for (int i = 0; i < ROUNDS; i++) {
            List<Resource> record = StoryFixture.resources(PEOPLE.get(dice.nextInt(PEOPLE.size())));
            Sparse sparse = SparseRecords.pair(record.get(dice.nextInt(record.size())), dice);
            tell(record, sparse);
        }
    }

    @Test
    void aContactWithoutAPeriodIsToldByTheDayItCame() {
        Encounter contact = new Encounter().setSubject(new Reference("Patient/sam"));
        contact.setId("Encounter/1");
        Patient sam = new Patient();
        sam.setId("Patient/sam");
        String story = StoryFixture.json(StoryFixture.story(List.of(sam, contact), StoryRequest.EVERYTHING));
        assertThat(story).contains("Contact").doesNotContain("When");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, , since 2026",
        ", 2026-11, until November 2026",
        "2026-11-03, 2027, 3 November 2026 to 2027",
        ", ,"
    })
    void aPeriodIsToldByTheSidesThatItHas(String start, String end, String words) {
        Period period = new Period();
        period.getStartElement().setValueAsString(start);
        period.getEndElement().setValueAsString(end);
        assertThat(LondonDate.words(period)).isEqualTo(words);
    }

    /** The record that it comes from: what names it and what it names are there. */
    private static List<Resource> around(Resource one) {
        return PEOPLE.stream()
                .map(StoryFixture::resources)
                .filter(record -> record.stream()
                        .anyMatch(other -> References.key(other).equals(References.key(one)) && other.equalsDeep(one)))
                .findFirst()
                .orElseThrow();
    }

    private void tell(List<Resource> record, Sparse sparse) {
        List<Resource> changed = new ArrayList<>(record);
        changed.replaceAll(
                one -> References.key(one).equals(References.key(sparse.resource())) ? sparse.resource() : one);
        try {
            Bundle story = StoryFixture.story(changed, StoryRequest.EVERYTHING);
            String html = page.of(story, StoryRequest.EVERYTHING);
            assertThat(html.replaceAll("<[^>]*>", " ")).doesNotContainPattern("\\bnull\\b");
            if (told++ % PDF_EVERY == 0) {
                assertThat(pdf.of(story, StoryRequest.EVERYTHING)).isNotEmpty();
            }
        } catch (RuntimeException | AssertionError untold) {
            throw new AssertionError(sparse.what(), untold);
        }
    }
}
