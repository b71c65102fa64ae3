package uk.onestory.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.SparseRecords;
import uk.onestory.SparseRecords.Sparse;

/** No record that leaves things out stops a clock from being reckoned. */
class SparseClockTest {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 400);

    private final List<Resource> record = FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(Bundle.class, Fixtures.json("story/opioids-ptsd-homeless.record.json"))
            .getEntry()
            .stream()
            .map(BundleEntryComponent::getResource)
            .toList();

    @Test
    void whateverOneElementIsTheClockIsReckoned() {
        SparseRecords.richest(record).forEach(one -> SparseRecords.alone(one).forEach(SparseClockTest::reckon));
    }

    @Test
    void whateverTwoElementsAreTheClockIsReckoned() {
        Random dice = new Random(13);
        for (int i = 0; i < ROUNDS; i++) {
            reckon(SparseRecords.pair(record.get(dice.nextInt(record.size())), dice));
        }
    }

    @Test
    void aStayThatEndsInAMonthLastsToTheEndOfIt() {
        Encounter stay = new Encounter();
        stay.getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("IMP");
        stay.getPeriod().getStartElement().setValueAsString("2026-10");
        stay.getPeriod().getEndElement().setValueAsString("2026-11");
        assertThat(Stays.of(stay)).contains(new Stay(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 30)));
    }

    private static void reckon(Sparse sparse) {
        Resource resource = sparse.resource();
        try {
            Subjects.of(resource);
            Assessments.day(resource);
            PersonRecord person = new PersonRecord(List.of(resource));
            person.person().inHospital(LocalDate.of(2026, 6, 1));
            person.evidence(LocalDate.of(2000, 1, 1));
            assertThat(person.assessments(person.parts())).doesNotContainNull();
            for (Task part : person.parts()) {
                ReferralPart.service(part);
                ReferralPart.wait(part, true, LocalDate.of(2026, 6, 1));
            }
        } catch (RuntimeException unreckoned) {
            throw new AssertionError(sparse.what(), unreckoned);
        }
    }
}
