package uk.onestory.story;

import static uk.onestory.story.MadeUpRecords.NOWHERE;

import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.StringType;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.story.MadeUpRecords.Fate;

/** What was seen, found and done about a person who does not exist. */
class MadeUpFindings {

    private static final String SCT = "http://snomed.info/sct";

    private static final List<String> CONDITIONS = List.of(
            "Depressive disorder",
            "Alcohol dependence",
            "Anxiety disorder",
            "Opioid dependence",
            "Asthma",
            "Back pain");

    private static final List<String> SCORES = List.of("720433000", "445455005", "718583008", "443280005");

    private final MadeUpMaterial material;

    MadeUpFindings(MadeUpMaterial material) {
        this.material = material;
    }

    Encounter encounter() {
        Encounter made =
                new Encounter().setStatus(material.mistake(EncounterStatus.ENTEREDINERROR, EncounterStatus.FINISHED));
        made.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        made.addType().setText(material.words("Contact"));
        made.setSubject(material.person()).setServiceProvider(new Reference("Organization/trust"));
        made.getPeriod().setStartElement(material.date());
        made.addReasonCode().setText(material.words("Sleep and mood"));
        return made;
    }

    Observation score() {
        Observation made = new Observation()
                .setStatus(material.mistake(ObservationStatus.ENTEREDINERROR, ObservationStatus.FINAL));
        made.addCategory(MadeUpMaterial.kind("ObservationKind", "score"));
        made.getCode().addCoding().setSystem(SCT).setCode(material.any(SCORES)).setDisplay("A tool");
        made.setSubject(material.person()).setEffective(material.date()).addPerformer(material.who());
        return made.setValue(
                material.nowhere() ? new StringType(material.words("")) : new IntegerType(material.roll(27)));
    }

    Condition condition() {
        Condition made = anyCondition();
        made.addCategory(MadeUpMaterial.kind("ConditionKind", material.heads() ? "mental-health" : "substance-use"));
        made.getCode().setText(material.words(material.any(CONDITIONS)));
        Reference other = material.earlier(Condition.class);
        if (other != null && material.roll(3) == 0) {
            made.addCategory(MadeUpMaterial.kind("ConditionKind", "co-occurring"));
            Extension pair = made.addExtension();
            pair.setUrl(FhirPackage.BASE + "/StructureDefinition/OneStory-CoOccursWith");
            pair.addExtension("condition", other);
            boolean hidden = other.getDisplay() != null && other.getDisplay().startsWith(NOWHERE);
            pair.addExtension(
                    "effect", new StringType(hidden ? NOWHERE + " effect" : material.words("One brings the other.")));
        }
        return made;
    }

    Condition need() {
        Condition made = anyCondition();
        made.addCategory(MadeUpMaterial.kind("Need", "housing"));
        made.getCode().setText(material.words("A place to stay"));
        return made;
    }

    private Condition anyCondition() {
        Condition made = new Condition()
                .setSubject(material.person())
                .setRecordedDateElement(material.date())
                .setRecorder(material.someone());
        String ver = material.fate() == Fate.MISTAKE ? "entered-in-error" : "confirmed";
        made.getVerificationStatus()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/condition-ver-status")
                .setCode(ver);
        return made;
    }

    MedicationStatement medicine() {
        MedicationStatement made = new MedicationStatement()
                .setStatus(material.mistake(MedicationStatementStatus.ENTEREDINERROR, MedicationStatementStatus.ACTIVE))
                .setMedication(new CodeableConcept().setText(material.words("Medicine number " + material.roll(1000))))
                .setSubject(material.person())
                .setInformationSource(material.who())
                .setDateAssertedElement(material.date());
        made.addDosage().setText(material.words("One each morning"));
        Reference reason = material.earlier(Condition.class);
        if (reason != null) {
            made.addReasonReference(reason);
        }
        return made;
    }

    AllergyIntolerance allergy() {
        AllergyIntolerance made = new AllergyIntolerance()
                .setPatient(material.person())
                .setRecorder(material.someone())
                .setRecordedDateElement(material.date())
                .setCode(new CodeableConcept().setText(material.words("Substance " + material.roll(5))))
                .setCriticality(
                        material.heads() ? AllergyIntoleranceCriticality.HIGH : AllergyIntoleranceCriticality.LOW);
        if (material.fate() != Fate.MISTAKE) {
            made.getClinicalStatus()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                    .setCode("active");
        }
        made.getVerificationStatus()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification")
                .setCode(material.fate() == Fate.MISTAKE ? "entered-in-error" : "confirmed");
        return made;
    }

    Procedure procedure() {
        return new Procedure()
                .setStatus(material.mistake(ProcedureStatus.ENTEREDINERROR, ProcedureStatus.COMPLETED))
                .setCode(new CodeableConcept().setText(material.words("A treatment")))
                .setSubject(material.person())
                .setRecorder(material.someone())
                .setPerformed(material.date());
    }

    ClinicalImpression assessment() {
        ClinicalImpression made = new ClinicalImpression()
                .setStatus(
                        material.mistake(ClinicalImpressionStatus.ENTEREDINERROR, ClinicalImpressionStatus.COMPLETED))
                .setSubject(material.person())
                .setDateElement(material.date())
                .setAssessor(new Reference("PractitionerRole/nurse"))
                .setSummary(material.words("We talked about what matters most & what < or > helps."));
        Reference problem = material.earlier(Condition.class);
        if (problem != null) {
            made.addProblem(problem);
        }
        return made;
    }

    Flag flag() {
        Flag made = new Flag()
                .setStatus(material.mistake(FlagStatus.ENTEREDINERROR, FlagStatus.ACTIVE))
                .setCode(new CodeableConcept().setText(material.words("Something to know")))
                .setSubject(material.person())
                .setAuthor(new Reference("Organization/trust"));
        made.addCategory().setText("Safety");
        made.getPeriod().setStartElement(material.date());
        return made;
    }

    RiskAssessment risk() {
        RiskAssessment made = new RiskAssessment()
                .setStatus(material.mistake(RiskAssessmentStatus.ENTEREDINERROR, RiskAssessmentStatus.FINAL))
                .setSubject(material.person())
                .setOccurrence(material.date())
                .setPerformer(new Reference("PractitionerRole/nurse"))
                .setMitigation(material.words("Company"));
        made.addPrediction().getOutcome().setText(material.words("A crisis"));
        return made;
    }
}
