package uk.onestory.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources show one of the four firsts. */
class EvidenceTest {

    private static final String BASE = "https://fhir.onestory.example/";
    private static final Reference TRUST = new Reference("Organization/trust");

    @ParameterizedTest
    @CsvSource({
        "seen, face-to-face, FINISHED, true",
        "came-late-and-seen, telephone, FINISHED, true",
        "seen, talk-type, FINISHED, true",
        "seen, video, INPROGRESS, true",
        "seen, message, FINISHED, false",
        "came-late-not-seen, face-to-face, FINISHED, false",
        "did-not-attend, face-to-face, FINISHED, false",
        "cancelled-by-person, video, CANCELLED, false",
        "seen, face-to-face, PLANNED, false",
        "seen, face-to-face, ENTEREDINERROR, false"
    })
    void contactCountsWhereThePersonWasSeen(String attendance, String medium, EncounterStatus status, boolean counts) {
        Encounter encounter = new Encounter().setStatus(status).setServiceProvider(TRUST);
        encounter.addExtension(coded("Attendance", attendance));
        encounter.addExtension(coded("ContactMedium", medium));
        encounter.getPeriod().setStartElement(new DateTimeType("2026-03-09T10:00:00Z"));

        shows(encounter, counts ? First.CONTACT : null);
    }

    @Test
    void contactThatDoesNotTellHowTheyMetDoesNotCount() {
        Encounter encounter =
                new Encounter().setStatus(EncounterStatus.FINISHED).setServiceProvider(TRUST);
        encounter.addExtension(coded("Attendance", "seen"));
        encounter.getPeriod().setStartElement(new DateTimeType("2026-03-09T10:00:00Z"));

        shows(encounter, null);
    }

    @ParameterizedTest
    @CsvSource({
        "720433000, FINAL, 14, true",
        "720433000, CORRECTED, 14, true",
        "720433000, PRELIMINARY, 14, false",
        "720433000, ENTEREDINERROR, 14, false",
        "720433000, FINAL, , false",
        "8310-5, FINAL, 37, false"
    })
    void scoreCountsWithItsValue(String code, ObservationStatus status, Integer value, boolean counts) {
        Observation observation = new Observation().setStatus(status).addPerformer(TRUST);
        observation.getCode().addCoding().setSystem("http://snomed.info/sct").setCode(code);
        observation.setEffective(new DateTimeType("2026-03-09"));
        if (value != null) {
            observation.setValue(new IntegerType(value));
        }

        shows(observation, counts ? First.OUTCOME : null);
    }

    @Test
    void itemsOfAScoreCountToo() {
        Observation dialog = new Observation().setStatus(ObservationStatus.FINAL);
        dialog.getCode().setText("DIALOG");
        dialog.setEffective(new DateTimeType("2026-03-09"));
        dialog.addComponent()
                .setValue(new IntegerType(4))
                .getCode()
                .addCoding()
                .setSystem("http://snomed.info/sct")
                .setCode("1037651000000100");

        shows(dialog, First.OUTCOME);
    }

    @ParameterizedTest
    @CsvSource({
        "true, ACTIVE, true",
        "true, COMPLETED, true",
        "true, DRAFT, false",
        "true, ENTEREDINERROR, false",
        "false, ACTIVE, false"
    })
    void planCountsOnceThePersonAgreed(boolean agreed, CarePlanStatus status, boolean counts) {
        CarePlan plan = new CarePlan().setStatus(status).addContributor(TRUST);
        Extension agreement = plan.addExtension().setUrl(BASE + "StructureDefinition/OneStory-AgreedWithPerson");
        agreement.addExtension("agreed", new BooleanType(agreed));
        agreement.addExtension("date", new DateType("2026-03-09"));
        plan.getPeriod().setStartElement(new DateTimeType("2026-01-01"));

        shows(plan, counts ? First.HELP : null);
    }

    @Test
    void planThatSaysNothingOfAgreementDoesNotCount() {
        CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE);
        plan.getPeriod().setStartElement(new DateTimeType("2026-03-09"));

        shows(plan, null);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, true", "INPROGRESS, true", "NOTDONE, false", "PREPARATION, false", "ENTEREDINERROR, false"})
    void interventionCountsFromItsBeginning(ProcedureStatus status, boolean counts) {
        Procedure procedure = new Procedure().setStatus(status);
        procedure.addPerformer().setActor(TRUST);
        procedure.setPerformed(new DateTimeType("2026-03-09"));

        shows(procedure, counts ? First.HELP : null);
    }

    @ParameterizedTest
    @CsvSource({
        "Questionnaire/OneStory-InitialAssessment, COMPLETED, true",
        "Questionnaire/OneStory-InitialAssessment|0.1.0, AMENDED, true",
        "Questionnaire/OneStory-InitialAssessment, INPROGRESS, false",
        "Questionnaire/OneStory-AboutMe, COMPLETED, false"
    })
    void firstAssessmentCountsOnceItIsFilledIn(
            String questionnaire, QuestionnaireResponseStatus status, boolean counts) {
        QuestionnaireResponse response = new QuestionnaireResponse()
                .setQuestionnaire(BASE + questionnaire)
                .setStatus(status)
                .setAuthor(TRUST);
        response.setAuthoredElement(new DateTimeType("2026-03-09T10:00:00Z"));

        shows(response, counts ? First.ASSESSMENT : null);
    }

    @Test
    void whatATaskNamesAsItsAssessmentMustBeFinished() {
        ClinicalImpression impression = new ClinicalImpression().setStatus(ClinicalImpressionStatus.COMPLETED);
        impression.setDateElement(new DateTimeType("2026-03-09"));
        assertThat(Assessments.day(impression)).hasToString("Optional[2026-03-09]");

        impression.setStatus(ClinicalImpressionStatus.INPROGRESS);
        assertThat(Assessments.day(impression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T22:59:59Z, 2026-06-30",
        "2026-06-30T23:00:00Z, 2026-07-01",
        "2026-01-31T23:30:00Z, 2026-01-31",
        "2026-07-01T00:30:00+02:00, 2026-06-30",
        "2026-07-01, 2026-07-01"
    })
    void daysAreThoseOfLondon(String moment, String day) {
        assertThat(LondonDay.of(new DateTimeType(moment))).hasToString("Optional[" + day + "]");
    }

    @ParameterizedTest
    @CsvSource({"2026, 2026-01-01", "2026-05, 2026-05-01"})
    void whatIsNotToldToTheDayIsNoFirst(String date, String earliest) {
        assertThat(LondonDay.of(new DateTimeType(date))).isEmpty();
        assertThat(LondonDay.earliest(new DateTimeType(date))).hasToString("Optional[" + earliest + "]");
    }

    @ParameterizedTest
    @CsvSource({"IMP, FINISHED, true", "ACUTE, INPROGRESS, true", "AMB, FINISHED, false", "IMP, PLANNED, false"})
    void staysInHospitalAreInpatientEncounters(String kind, EncounterStatus status, boolean isStay) {
        Encounter encounter = new Encounter().setStatus(status);
        encounter.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", kind, null));
        encounter.getPeriod().setStartElement(new DateTimeType("2026-03-01"));

        assertThat(Stays.of(encounter).isPresent()).isEqualTo(isStay);
    }

    private static void shows(Resource resource, First first) {
        assertThat(Evidence.of(resource).map(Evidence::first).stream().toList())
                .isEqualTo(first == null ? List.of() : List.of(first));
        Evidence.of(resource).ifPresent(evidence -> assertThat(evidence.day()).isEqualTo("2026-03-09"));
    }

    private static Extension coded(String name, String code) {
        return new Extension(
                BASE + "StructureDefinition/OneStory-" + name,
                new CodeableConcept(new Coding(BASE + "CodeSystem/OneStory-" + name, code, null)));
    }
}
