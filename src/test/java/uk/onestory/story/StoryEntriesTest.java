package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entries say: names of codes, who recorded them, when, and what is a danger. */
class StoryEntriesTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String UNKNOWN = "404684003";
    private static final Date STORED = new DateTimeType("2026-06-01T10:00:00Z").getValue();

    @Test
    void aReferralIsNamedByThePackageElseAfterWhomItGoesTo() {
        HealthcareService team = with(new HealthcareService(), "team").setName("Wigan recovery team");
        ServiceRequest known = referral("known", "390866009");
        ServiceRequest unknown = referral("unknown", UNKNOWN);
        assertThat(text("referrals", known, team)).startsWith("Referral to mental health team");
        assertThat(text("referrals", unknown, team)).startsWith("Referral to Wigan recovery team");
        assertThat(text("referrals", referral("unnamed", UNKNOWN))).startsWith("Referral");
    }

    @Test
    void noNumberOfATerminologyIsTold() {
        Condition condition = with(new Condition(), "condition").setCode(code(UNKNOWN));
        condition.addCategory(code(UNKNOWN));
        AllergyIntolerance allergy = with(new AllergyIntolerance(), "allergy").setCode(code(UNKNOWN));
        allergy.addReaction().addManifestation(code(UNKNOWN));
        MedicationStatement medicine = with(new MedicationStatement(), "medicine")
                .setStatus(MedicationStatementStatus.ACTIVE)
                .setMedication(code(UNKNOWN));
        Procedure procedure = with(new Procedure(), "procedure")
                .setStatus(ProcedureStatus.COMPLETED)
                .setCode(code(UNKNOWN));
        procedure.addReasonCode().setText(UNKNOWN);
        Encounter encounter = with(new Encounter(), "encounter").setStatus(EncounterStatus.FINISHED);
        encounter.addType(code(UNKNOWN)).addReasonCode().addCoding().setDisplay(UNKNOWN);
        Observation score = score("score", UNKNOWN, 5);
        score.addCategory()
                .addCoding(
                        new Coding("https://fhir.onestory.example/CodeSystem/OneStory-ObservationKind", "score", null));
        String all = allText(condition, allergy, medicine, procedure, encounter, score, referral("referral", UNKNOWN));
        assertThat(all)
                .doesNotContain(UNKNOWN)
                .contains(
                        "A condition that is not named here",
                        "A medicine that is not named here",
                        "Treatment",
                        "Contact",
                        "Score");
    }

    @Test
    void aCodeWithoutADisplayIsNamedInEverySection() {
        Condition condition = with(new Condition(), "condition").setCode(code("35489007"));
        assertThat(text("conditions", condition)).startsWith("Depressive disorder");
        Observation score = score("score", "445455005", 5);
        assertThat(text("scores", score)).startsWith("GAD-7");
    }

    @Test
    void whereTheRecordDoesNotSayWhoTheOrganisationThatWroteItIsToldAndAnAuthor() {
        Organization charity = with(new Organization(), "charity").setName("With You");
        Condition condition = with(new Condition(), "condition").setCode(code("35489007"));
        Recorded.writtenBy(condition, "Organization/charity");
        SectionComponent section = StoryFixture.section(story(condition, charity), "conditions");
        assertThat(section.getText().getDiv().allText()).contains("Recorded by With You on");
        assertThat(section.getAuthor()).extracting(Reference::getReference).containsExactly("Organization/charity");
        assertThat(StoryFixture.urls(story(condition, charity))).anyMatch(url -> url.endsWith("/Organization/charity"));
    }

    @Test
    void whoTheRecordNamesComesBeforeWhoWroteIt() {
        Organization charity = with(new Organization(), "charity").setName("With You");
        Organization trust = with(new Organization(), "trust").setName("The trust");
        Observation score = score("score", "445455005", 5).addPerformer(new Reference("Organization/trust"));
        Recorded.writtenBy(score, "Organization/charity");
        assertThat(text("scores", score, charity, trust))
                .contains("recorded by The trust")
                .doesNotContain("With You");
    }

    @Test
    void anOrganisationThatMayNotBeSeenIsNotNamed() {
        Condition condition = with(new Condition(), "condition").setCode(code("35489007"));
        Recorded.writtenBy(condition, "Organization/charity");
        Bundle story = story(condition);
        assertThat(StoryFixture.section(story, "conditions").getText().getDiv().allText())
                .contains("somebody who is not named here");
        assertThat(StoryFixture.json(story)).doesNotContain("charity");
    }

    @Test
    void theOnsetReadsWellWhateverItIs() {
        assertThat(onset(new DateTimeType("2019-05"))).contains("Since: May 2019");
        assertThat(onset(age(17, "a"))).contains("Since: the age of 17");
        assertThat(onset(age(6, "mo"))).contains("Since: the age of 6 months");
        assertThat(onset(new Range().setLow(new Quantity(15)).setHigh(new Quantity(17))))
                .contains("Since: an age of 15 to 17");
        assertThat(onset(new Range().setLow(new Quantity(15)))).contains("Since: an age of 15 or more");
        assertThat(onset(new StringType("After a long time without work")))
                .contains("How it began: After a long time without work")
                .doesNotContain("ince: ");
        assertThat(onset(new StringType("About 2015"))).contains("Since: about 2015");
        assertThat(onset(
                        new Period().setStartElement(new DateTimeType("2019")).setEndElement(new DateTimeType("2020"))))
                .contains("Began: between 2019 and 2020");
        assertThat(onset(new Period().setStartElement(new DateTimeType("2019"))))
                .contains("Began: after 2019");
    }

    @Test
    void theEndReadsWellToo() {
        Condition condition = with(new Condition(), "condition")
                .setCode(code("35489007"))
                .setAbatement(new StringType("When the baby came"));
        assertThat(text("conditions", condition)).contains("How it ended: When the baby came");
        condition.setAbatement(age(30, "a"));
        assertThat(text("conditions", condition)).contains("Until: the age of 30");
    }

    @Test
    void conditionsThatGoTogetherReadWellToo() {
        Condition one = with(new Condition(), "one").setCode(code("35489007"));
        one.setOnset(new StringType("After a long time"));
        Condition other = with(new Condition(), "other").setCode(new CodeableConcept().setText("alcohol"));
        other.setOnset(age(20, "a"));
        one.addExtension()
                .setUrl("https://fhir.onestory.example/StructureDefinition/OneStory-CoOccursWith")
                .addExtension("condition", new Reference("Condition/other"));
        assertThat(text("conditions", one, other))
                .contains("how it began: After a long time", "since the age of 20")
                .doesNotContain("since After")
                .contains("Alcohol: ");
    }

    @Test
    void whatHappenedOnOneDayIsInTheOrderOfTheClockWithTimes() {
        Encounter first = encounter("z", "2026-05-04T09:00:00+01:00");
        Encounter second = encounter("a", "2026-05-04T12:05:00Z");
        Encounter third = encounter("m", "2026-05-04T14:05:00+01:00");
        third.getPeriod().setEndElement(new DateTimeType("2026-05-04T15:00:00+01:00"));
        Encounter dayOnly = encounter("d", "2026-05-04");
        Encounter alone = encounter("y", "2026-05-03T10:00:00+01:00");
        Encounter year = encounter("b", "2026");
        Bundle story = story(second, year, alone, first, third, dayOnly);
        SectionComponent history = StoryFixture.section(story, "history");
        assertThat(history.getEntry())
                .extracting(Reference::getReference)
                .startsWith("Encounter/m", "Encounter/a", "Encounter/z", "Encounter/d", "Encounter/y", "Encounter/b");
        assertThat(history.getText().getDiv().allText())
                .contains("4 May 2026 at 14:05 to 15:00", "on 4 May 2026 at 13:05.", "on 4 May 2026 at 09:00.")
                .contains("on 3 May 2026.", "in 2026.");
    }

    @Test
    void stepsOfOneDayTellTheirTimesTheNewestFirst() {
        ServiceRequest referral = referral("referral", "390866009");
        Task closed = task("a", "2026-05-04T13:00:00Z", "2026-05-04T08:00:00Z").setStatus(TaskStatus.REJECTED);
        Task next = task("b", "2026-05-04T13:00:00Z", "2026-05-04T13:00:00Z");
        Task before = task("c", "2026-05-04T07:30:00Z", "2026-05-04T07:30:00Z").setStatus(TaskStatus.REJECTED);
        for (List<Resource> order :
                List.of(List.<Resource>of(closed, next, before), List.<Resource>of(before, next, closed))) {
            List<Resource> all = new ArrayList<>(order);
            all.add(referral);
            assertThat(text("referrals", all.toArray(Resource[]::new)))
                    .containsSubsequence(
                            "requested, 4 May 2026 at 14:00",
                            "rejected, 4 May 2026 at 14:00",
                            "rejected, 4 May 2026 at 08:30");
        }
    }

    @Test
    void aNeedOfSafetyAndAHighScoreAreToldUnderSafety() {
        Condition need = with(new Condition(), "need").setCode(new CodeableConcept().setText("afraid at home"));
        need.addCategory()
                .addCoding(new Coding("https://fhir.onestory.example/CodeSystem/OneStory-Need", "safety", null));
        Condition risk = with(new Condition(), "risk").setCode(code("6471006"));
        Observation score = score("score", "720433000", 21);
        SectionComponent safety = StoryFixture.section(story(need, risk, score), "safety");
        assertThat(safety.getEntry())
                .extracting(Reference::getReference)
                .containsExactlyInAnyOrder("Condition/need", "Condition/risk", "Observation/score");
        assertThat(safety.getText().getDiv().allText())
                .contains("Afraid at home", "Suicidal thoughts", "PHQ-9 is 21 of 27: severe depression")
                .doesNotContain("Nothing that you can see");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 0})
    void aLowScoreIsNoDanger(int result) {
        SectionComponent safety = StoryFixture.section(story(score("score", "720433000", result)), "safety");
        assertThat(safety.getText().getDiv().allText()).contains("Nothing that you can see");
    }

    private static String onset(Type onset) {
        Condition condition = with(new Condition(), "condition").setCode(code("35489007"));
        condition.setOnset(onset);
        return text("conditions", condition);
    }

    private static Age age(int number, String code) {
        return (Age) new Age()
                .setValue(number)
                .setSystem("http://unitsofmeasure.org")
                .setCode(code);
    }

    private static ServiceRequest referral(String id, String code) {
        ServiceRequest referral = with(new ServiceRequest(), id)
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setCode(code(code));
        return referral.addPerformer(new Reference("HealthcareService/team"));
    }

    private static Task task(String id, String modified, String authored) {
        return with(new Task(), id)
                .setStatus(TaskStatus.REQUESTED)
                .setFocus(new Reference("ServiceRequest/referral"))
                .setLastModifiedElement(new DateTimeType(modified))
                .setAuthoredOnElement(new DateTimeType(authored));
    }

    private static Encounter encounter(String id, String start) {
        Encounter encounter = with(new Encounter(), id).setStatus(EncounterStatus.FINISHED);
        encounter.getPeriod().setStartElement(new DateTimeType(start));
        return encounter;
    }

    private static Observation score(String id, String code, int result) {
        return with(new Observation(), id)
                .setStatus(ObservationStatus.FINAL)
                .setCode(code(code))
                .setEffective(new DateTimeType("2026-05-04"))
                .setValue(new IntegerType(result));
    }

    private static CodeableConcept code(String code) {
        return new CodeableConcept(new Coding(SNOMED, code, null));
    }

    private static <T extends Resource> T with(T resource, String id) {
        resource.setId(resource.fhirType() + "/" + id + "/_history/1");
        resource.getMeta().setLastUpdatedElement(new InstantType(STORED));
        return resource;
    }

    private static Bundle story(Resource... resources) {
        List<Resource> all = new ArrayList<>(Arrays.asList(resources));
        all.add(with(new Patient(), "person"));
        return StoryFixture.story(all, StoryRequest.EVERYTHING);
    }

    private static String text(String section, Resource... resources) {
        return StoryFixture.section(story(resources), section)
                .getText()
                .getDiv()
                .allText();
    }

    private static String allText(Resource... resources) {
        StringBuilder all = new StringBuilder();
        StoryFixture.composition(story(resources)).getSection().forEach(section -> all.append(
                        section.getText().getDiv().allText())
                .append('\n'));
        return all.toString();
    }
}
