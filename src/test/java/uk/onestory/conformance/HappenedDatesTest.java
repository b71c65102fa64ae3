package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.fhir.Elements;

class HappenedDatesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    /** Half past midnight in London, the day before by UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-09T23:30:00Z"), ZoneOffset.UTC);

    private final HappenedDates dates = new HappenedDates(CLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AllergyIntolerance|'recordedDate':D",
                "AllergyIntolerance|'onsetDateTime':D",
                "AllergyIntolerance|'lastOccurrence':D",
                "AllergyIntolerance|'reaction':[{'onset':D}]",
                "AllergyIntolerance|'note':[{'text':'a','time':D}]",
                "Appointment|'created':D,'status':'booked'",
                "Appointment|'status':'fulfilled','start':'DT10:00:00Z'",
                "Appointment|'status':'noshow','start':'DT10:00:00Z'",
                "CarePlan|'created':D",
                "CarePlan|'activity':[{'progress':[{'text':'a','time':D}]}]",
                "ClinicalImpression|'date':D",
                "ClinicalImpression|'effectiveDateTime':D",
                "ClinicalImpression|'effectivePeriod':{'end':D}",
                "Communication|'sent':D,'status':'completed'",
                "Communication|'received':D",
                "Composition|'date':D",
                "Composition|'attester':[{'time':D}]",
                "Condition|'recordedDate':D",
                "Condition|'onsetDateTime':D",
                "Condition|'onsetPeriod':{'start':D}",
                "Condition|'abatementDateTime':D",
                "Consent|'dateTime':D",
                "Consent|'verification':[{'verificationDate':D}]",
                "Consent|'sourceAttachment':{'creation':D}",
                "DiagnosticReport|'effectiveDateTime':D,'status':'final'",
                "DocumentReference|'content':[{'attachment':{'creation':D}}]",
                "DocumentReference|'context':{'period':{'start':D}}",
                "Encounter|'statusHistory':[{'period':{'start':D}}]",
                "Encounter|'status':'finished','period':{'start':D}",
                "Encounter|'status':'finished','period':{'end':D}",
                "Encounter|'status':'in-progress','period':{'start':D}",
                "EpisodeOfCare|'status':'active','period':{'start':D}",
                "EpisodeOfCare|'statusHistory':[{'period':{'start':D}}]",
                "Goal|'statusDate':D",
                "MedicationStatement|'dateAsserted':D",
                "MedicationStatement|'status':'active','effectivePeriod':{'start':D}",
                "Observation|'effectiveDateTime':D,'status':'final'",
                "Observation|'effectivePeriod':{'start':D}",
                "Observation|'effectiveTiming':{'event':[D]}",
                "Observation|'effectiveTiming':{'repeat':{'boundsPeriod':{'start':D}}}",
                "Observation|'effectiveTiming':{'repeat':{'boundsPeriod':{'end':D}}}",
                "Observation|'note':[{'text':'a','time':D}]",
                "Observation|'extension':[{'url':'u:x','valueAnnotation':{'text':'a','time':D}}]",
                "Provenance|'signature':[{'when':'DT10:00:00Z'}]",
                "Patient|'birthDate':D",
                "Patient|'deceasedDateTime':D",
                "Practitioner|'birthDate':D",
                "Procedure|'status':'completed','performedDateTime':D",
                "Procedure|'status':'completed','performedPeriod':{'end':D}",
                "Procedure|'status':'in-progress','performedPeriod':{'start':D}",
                "Provenance|'occurredDateTime':D",
                "QuestionnaireResponse|'authored':D",
                "RelatedPerson|'birthDate':D",
                "RiskAssessment|'occurrenceDateTime':D",
                "ServiceRequest|'authoredOn':D",
                "Task|'authoredOn':D",
                "Task|'lastModified':D",
                "Task|'status':'in-progress','executionPeriod':{'start':D}",
                "Task|'status':'completed','executionPeriod':{'end':D}",
                "Task|'note':[{'text':'a','time':D}]",
                "Task|'contained':[{'resourceType':'Observation','id':'a','note':[{'text':'a','time':D}]}]",
                "CarePlan|'extension':[{'url':'https://fhir.onestory.example/StructureDefinition/OneStory-AgreedWithPerson',"
                        + "'extension':[{'url':'date','valueDate':D}]}]",
                "Task|'contained':[{'resourceType':'Observation','id':'a','effectiveDateTime':D}]",
            })
    void whatHasHappenedDoesNotLieAhead(String row) {
        assertThat(errors(row, "2099-01-01")).as(row).hasSize(1);
        assertThat(errors(row, "2026-06-01")).as(row).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Appointment|'start':'2099-01-01T10:00:00Z','status':'booked'",
                "Appointment|'start':'2026-06-10T22:00:00Z','status':'fulfilled'",
                "CarePlan|'period':{'start':D}",
                "Consent|'provision':{'period':{'start':D}}",
                "Encounter|'status':'in-progress','location':[{'period':{'end':D}}]",
                "Task|'status':'requested','executionPeriod':{'start':D}",
                "Communication|'status':'preparation','sent':D",
                "Consent|'provision':{'period':{'end':D}}",
                "Encounter|'status':'planned','period':{'start':D}",
                "Encounter|'status':'in-progress','period':{'end':D}",
                "EpisodeOfCare|'status':'planned','period':{'start':D}",
                "Goal|'target':[{'dueDate':D}]",
                "MedicationStatement|'status':'intended','effectiveDateTime':D",
                "MedicationStatement|'status':'active','effectivePeriod':{'end':D}",
                "Observation|'status':'entered-in-error','effectiveDateTime':D",
                "Observation|'valueDateTime':D",
                "Condition|'recordedDate':D,'verificationStatus':{'coding':[{'code':'entered-in-error'}]}",
                "Procedure|'status':'preparation','performedDateTime':D",
                "Procedure|'status':'in-progress','performedPeriod':{'end':D}",
                "RiskAssessment|'prediction':[{'whenPeriod':{'end':D}}]",
                "ServiceRequest|'occurrenceDateTime':D",
                "Task|'restriction':{'period':{'end':D}}",
                "Patient|'deceasedBoolean':true",
                "Condition|'onsetString':'next year'",
            })
    void whatIsPlannedIsFree(String row) {
        assertThat(errors(row, "2099-01-01")).as(row).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-11", "2026-07", "2027", "2026-06-09T23:36:00Z", "2026-06-10T00:36:00+01:00"})
    void aheadIsWhatHasNotBegunInLondon(String date) {
        assertThat(errors("Observation|'effectiveDateTime':D", date)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-10",
                "2026-06",
                "2026",
                "2026-06-09T23:34:00Z",
                "2026-06-10T09:34:00+10:00",
                "2026-06-10T00:34:00.000+01:00"
            })
    void whatHasBegunThereAndFiveMinutesMoreAreNot(String date) {
        assertThat(errors("Observation|'effectiveDateTime':D", date)).isEmpty();
    }

    @Test
    void theElementIsNamed() {
        assertThat(errors("DocumentReference|'content':[{'attachment':{'creation':D}}]", "2099-01-01"))
                .extracting(SingleValidationMessage::getLocationString)
                .containsExactly("DocumentReference.content[0].attachment.creation");
        assertThat(errors("Encounter|'status':'finished','period':{'start':D}", "2099-01-01"))
                .extracting(SingleValidationMessage::getLocationString)
                .containsExactly("Encounter.period.start");
    }

    private List<SingleValidationMessage> errors(String row, String date) {
        String[] parts = row.split("\\|", 2);
        String json = "{'resourceType':'" + parts[0] + "',"
                + parts[1].replaceAll("\\bD\\b", "'" + date + "'").replace("DT1", date + "T1") + "}";
        Resource resource = (Resource) FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
        List<SingleValidationMessage> errors = new ArrayList<>(dates.errors(resource));
        Elements.visit(resource, (path, element) -> dates.check(path, element, errors));
        return errors;
    }
}
