package uk.onestory.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.conformance.FhirPackage;

/**
 * Records of people who do not exist: the same seed and size give the same record. Each resource knows what should become
 * of it in the story ({@link #fate}); what must be nowhere says so in all of its words.
 */
final class MadeUpRecords {

    enum Fate {
        TOLD,
        MISTAKE,
        REPLACED,
        HIDDEN
    }

    /** In the words of a resource that is a mistake, was replaced or may not be seen. */
    static final String NOWHERE = "NOWHERE";

    private static final String FATE = MadeUpRecords.class.getName();
    private static final String SCT = "http://snomed.info/sct";
    private static final LocalDate FIRST = LocalDate.of(2006, 6, 1);
    private static final int DAYS = 20 * 365;
    private static final List<String> CONDITIONS = List.of(
            "Depressive disorder",
            "Alcohol dependence",
            "Anxiety disorder",
            "Opioid dependence",
            "Asthma",
            "Back pain");
    private static final List<String> SCORES = List.of("720433000", "445455005", "718583008", "443280005");
    private static final List<String> WHO = List.of(
            "Organization/gp",
            "Organization/trust",
            "Organization/charity",
            "PractitionerRole/nurse",
            "Patient/made-up");

    private final Random dice;
    private final List<Resource> record = new ArrayList<>();

    /** Of the resource in the making. */
    private Fate now;

    private MadeUpRecords(long seed) {
        this.dice = new Random(seed);
    }

    /** @param size how many resources are about the person */
    static List<Resource> of(long seed, int size) {
        MadeUpRecords made = new MadeUpRecords(seed);
        made.directory();
        for (int i = 0; i < size; i++) {
            made.one(i);
        }
        return made.record;
    }

    static Fate fate(Resource resource) {
        return (Fate) resource.getUserData(FATE);
    }

    static boolean isVisible(Resource resource) {
        return fate(resource) != Fate.HIDDEN;
    }

    private void one(int i) {
        int roll = dice.nextInt(100);
        if (roll < 22) {
            add("enc-" + i, this::encounter);
        } else if (roll < 42) {
            add("score-" + i, this::score);
        } else if (roll < 50) {
            add("cond-" + i, this::condition);
        } else if (roll < 54) {
            add("need-" + i, this::need);
        } else if (roll < 62) {
            add("med-" + i, this::medicine);
        } else if (roll < 65) {
            add("all-" + i, this::allergy);
        } else if (roll < 70) {
            add("proc-" + i, this::procedure);
        } else if (roll < 75) {
            add("imp-" + i, this::assessment);
        } else if (roll < 79) {
            add("flag-" + i, this::flag);
        } else if (roll < 81) {
            add("risk-" + i, this::risk);
        } else if (roll < 85) {
            add("qr-" + i, this::answers);
        } else if (roll < 88) {
            add("goal-" + i, this::goal);
        } else if (roll < 91) {
            add("plan-" + i, this::plan);
        } else if (roll < 95) {
            add("ref-" + i, this::referral);
        } else if (roll < 98) {
            add("task-" + i, this::task);
        } else {
            add("rel-" + i, this::related);
        }
    }

    private void add(String id, Supplier<? extends Resource> making) {
        Fate fate = dice.nextInt(12) == 0 ? Fate.values()[dice.nextInt(4)] : Fate.TOLD;
        now = fate;
        Resource resource = making.get();
        if (fate == Fate.REPLACED && !(resource instanceof CarePlan) && !(resource instanceof ServiceRequest)) {
            fate = Fate.HIDDEN;
        }
        if (fate == Fate.MISTAKE && (resource instanceof RelatedPerson || resource instanceof Goal)) {
            fate = Fate.HIDDEN;
        }
        stored(resource, id);
        resource.setUserData(FATE, fate);
        record.add(resource);
        if (fate == Fate.REPLACED) {
            replacement(resource);
        }
    }

    private void replacement(Resource old) {
        now = Fate.TOLD;
        Resource next = old instanceof CarePlan ? plan() : referral();
        Reference reference = new Reference(References.key(old));
        if (next instanceof CarePlan plan) {
            plan.addReplaces(reference);
        } else {
            ((ServiceRequest) next).addReplaces(reference);
        }
        stored(next, old.getIdElement().getIdPart() + "-next");
        next.setUserData(FATE, Fate.TOLD);
        record.add(next);
    }

    private void stored(Resource resource, String id) {
        resource.setId(new IdType(resource.fhirType(), id, "1"));
        resource.getMeta().setVersionId("1").setLastUpdated(Date.from(Instant.parse("2026-06-02T08:00:00Z")));
    }

    private void directory() {
        for (String[] one : new String[][] {
            {"gp", "Made Up Practice", "gp"},
            {"trust", "Made Up Trust", "mental-health"},
            {"charity", "Made Up Charity", "substance-use"}
        }) {
            Organization organization = new Organization().setName(one[1]);
            organization
                    .addType()
                    .addCoding()
                    .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-ServiceSector")
                    .setCode(one[2]);
            other(organization, one[0]);
        }
        Practitioner practitioner = new Practitioner();
        practitioner.addName().addGiven("Made").setFamily("Up");
        other(practitioner, "nurse-person");
        PractitionerRole role = new PractitionerRole()
                .setPractitioner(new Reference("Practitioner/nurse-person"))
                .setOrganization(new Reference("Organization/trust"));
        role.addCode().setText("Nurse");
        other(role, "nurse");
        HealthcareService service =
                new HealthcareService().setName("Made Up Team").setProvidedBy(new Reference("Organization/trust"));
        other(service, "team");
        Patient patient = new Patient().setGender(AdministrativeGender.UNKNOWN);
        patient.addName().addGiven("Made").setFamily("Up");
        patient.addGeneralPractitioner(new Reference("Organization/gp"));
        other(patient, "made-up");
    }

    private void other(Resource resource, String id) {
        stored(resource, id);
        resource.setUserData(FATE, Fate.TOLD);
        record.add(resource);
    }

    private Encounter encounter() {
        Encounter made = new Encounter().setStatus(mistake(EncounterStatus.ENTEREDINERROR, EncounterStatus.FINISHED));
        made.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        made.addType().setText(words("Contact"));
        made.setSubject(person()).setServiceProvider(new Reference("Organization/trust"));
        made.getPeriod().setStartElement(date());
        made.addReasonCode().setText(words("Sleep and mood"));
        return made;
    }

    private Observation score() {
        Observation made =
                new Observation().setStatus(mistake(ObservationStatus.ENTEREDINERROR, ObservationStatus.FINAL));
        made.addCategory(kind("ObservationKind", "score"));
        made.getCode().addCoding().setSystem(SCT).setCode(any(SCORES)).setDisplay("A tool");
        made.setSubject(person()).setEffective(date()).addPerformer(who());
        return made.setValue(nowhere() ? new StringType(words("")) : new IntegerType(dice.nextInt(27)));
    }

    private Condition condition() {
        Condition made = anyCondition();
        made.addCategory(kind("ConditionKind", dice.nextBoolean() ? "mental-health" : "substance-use"));
        made.getCode().setText(words(any(CONDITIONS)));
        Reference other = earlier(Condition.class);
        if (other != null && dice.nextInt(3) == 0) {
            made.addCategory(kind("ConditionKind", "co-occurring"));
            Extension pair = made.addExtension();
            pair.setUrl(FhirPackage.BASE + "/StructureDefinition/OneStory-CoOccursWith");
            pair.addExtension("condition", other);
            boolean hidden = other.getDisplay() != null && other.getDisplay().startsWith(NOWHERE);
            pair.addExtension("effect", new StringType(hidden ? NOWHERE + " effect" : words("One brings the other.")));
        }
        return made;
    }

    private Condition need() {
        Condition made = anyCondition();
        made.addCategory(kind("Need", "housing"));
        made.getCode().setText(words("A place to stay"));
        return made;
    }

    private Condition anyCondition() {
        Condition made = new Condition()
                .setSubject(person())
                .setRecordedDateElement(date())
                .setRecorder(someone());
        String ver = now == Fate.MISTAKE ? "entered-in-error" : "confirmed";
        made.getVerificationStatus()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/condition-ver-status")
                .setCode(ver);
        return made;
    }

    private MedicationStatement medicine() {
        MedicationStatement made = new MedicationStatement()
                .setStatus(mistake(MedicationStatementStatus.ENTEREDINERROR, MedicationStatementStatus.ACTIVE))
                .setMedication(new CodeableConcept().setText(words("Medicine number " + dice.nextInt(1000))))
                .setSubject(person())
                .setInformationSource(who())
                .setDateAssertedElement(date());
        made.addDosage().setText(words("One each morning"));
        Reference reason = earlier(Condition.class);
        if (reason != null) {
            made.addReasonReference(reason);
        }
        return made;
    }

    private AllergyIntolerance allergy() {
        AllergyIntolerance made = new AllergyIntolerance()
                .setPatient(person())
                .setRecorder(someone())
                .setRecordedDateElement(date())
                .setCode(new CodeableConcept().setText(words("Substance " + dice.nextInt(5))))
                .setCriticality(
                        dice.nextBoolean() ? AllergyIntoleranceCriticality.HIGH : AllergyIntoleranceCriticality.LOW);
        if (now != Fate.MISTAKE) {
            made.getClinicalStatus()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                    .setCode("active");
        }
        made.getVerificationStatus()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification")
                .setCode(now == Fate.MISTAKE ? "entered-in-error" : "confirmed");
        return made;
    }

    private Procedure procedure() {
        return new Procedure()
                .setStatus(mistake(ProcedureStatus.ENTEREDINERROR, ProcedureStatus.COMPLETED))
                .setCode(new CodeableConcept().setText(words("A treatment")))
                .setSubject(person())
                .setRecorder(someone())
                .setPerformed(date());
    }

    private ClinicalImpression assessment() {
        ClinicalImpression made = new ClinicalImpression()
                .setStatus(mistake(ClinicalImpressionStatus.ENTEREDINERROR, ClinicalImpressionStatus.COMPLETED))
                .setSubject(person())
                .setDateElement(date())
                .setAssessor(new Reference("PractitionerRole/nurse"))
                .setSummary(words("We talked about what matters most & what < or > helps."));
        Reference problem = earlier(Condition.class);
        if (problem != null) {
            made.addProblem(problem);
        }
        return made;
    }

    private Flag flag() {
        Flag made = new Flag()
                .setStatus(mistake(FlagStatus.ENTEREDINERROR, FlagStatus.ACTIVE))
                .setCode(new CodeableConcept().setText(words("Something to know")))
                .setSubject(person())
                .setAuthor(new Reference("Organization/trust"));
        made.addCategory().setText("Safety");
        made.getPeriod().setStartElement(date());
        return made;
    }

    private RiskAssessment risk() {
        RiskAssessment made = new RiskAssessment()
                .setStatus(mistake(RiskAssessmentStatus.ENTEREDINERROR, RiskAssessmentStatus.FINAL))
                .setSubject(person())
                .setOccurrence(date())
                .setPerformer(new Reference("PractitionerRole/nurse"))
                .setMitigation(words("Company"));
        made.addPrediction().getOutcome().setText(words("A crisis"));
        return made;
    }

    /** Of no questionnaire, so that no answer takes the place of another one. */
    private QuestionnaireResponse answers() {
        QuestionnaireResponse made = new QuestionnaireResponse()
                .setStatus(mistake(QuestionnaireResponseStatus.ENTEREDINERROR, QuestionnaireResponseStatus.COMPLETED))
                .setSubject(person())
                .setAuthoredElement(date())
                .setAuthor(person());
        made.addItem().setLinkId("1").setText("A question").addAnswer().setValue(new StringType(words("An answer")));
        return made;
    }

    private Goal goal() {
        return new Goal()
                .setLifecycleStatus(GoalLifecycleStatus.ACTIVE)
                .setDescription(new CodeableConcept().setText(words("A goal")))
                .setSubject(person())
                .setStart(new DateType(
                        LocalDate.of(2020, 1, 1).plusDays(dice.nextInt(2000)).toString()))
                .setExpressedBy(person());
    }

    private CarePlan plan() {
        CarePlan made = new CarePlan()
                .setStatus(mistake(CarePlanStatus.ENTEREDINERROR, CarePlanStatus.ACTIVE))
                .setIntent(CarePlanIntent.PLAN)
                .setTitle(words("A plan"))
                .setSubject(person())
                .setCreatedElement(date())
                .setAuthor(new Reference("Organization/trust"));
        made.addCategory(kind("PlanKind", dice.nextBoolean() ? "joint" : "safety"));
        Reference condition = earlier(Condition.class);
        if (condition != null) {
            made.addAddresses(condition);
        }
        return made;
    }

    private ServiceRequest referral() {
        ServiceRequest made = new ServiceRequest()
                .setStatus(mistake(ServiceRequestStatus.ENTEREDINERROR, ServiceRequestStatus.ACTIVE))
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(person())
                .setAuthoredOnElement(date())
                .setRequester(new Reference("Organization/gp"));
        made.addPerformer(new Reference("HealthcareService/team"));
        made.addReasonCode().setText(words("A reason"));
        Reference reason = earlier(Condition.class);
        if (reason != null) {
            made.addReasonReference(reason);
        }
        return made;
    }

    private Task task() {
        Task made = new Task()
                .setStatus(mistake(TaskStatus.ENTEREDINERROR, TaskStatus.INPROGRESS))
                .setIntent(TaskIntent.ORDER)
                .setDescription(words("A step"))
                .setFor(person())
                .setAuthoredOnElement(date())
                .setRequester(new Reference("Organization/gp"))
                .setOwner(new Reference("Organization/trust"));
        made.setStatusReason(new CodeableConcept().setText(words("Because")));
        Reference focus = earlier(ServiceRequest.class);
        return focus == null ? made : made.setFocus(focus);
    }

    private RelatedPerson related() {
        RelatedPerson made = new RelatedPerson().setPatient(person());
        made.addName().setText(words("A friend"));
        return made;
    }

    /** Some resource made before, with its words as the display, as senders do. */
    private Reference earlier(Class<? extends Resource> type) {
        List<Resource> others = record.stream().filter(type::isInstance).toList();
        if (others.isEmpty()) {
            return null;
        }
        Resource other = others.get(dice.nextInt(others.size()));
        Reference reference = new Reference(References.key(other));
        if (other instanceof Condition condition) {
            boolean hidden = fate(other) == Fate.HIDDEN;
            if (hidden || fate(other) == Fate.TOLD) {
                reference.setDisplay(
                        hidden ? NOWHERE + " display" : condition.getCode().getText());
            }
        }
        return reference;
    }

    private String words(String text) {
        return nowhere() ? NOWHERE + " " + text : text;
    }

    private boolean nowhere() {
        return now != Fate.TOLD;
    }

    private <T> T mistake(T mistaken, T right) {
        return now == Fate.MISTAKE ? mistaken : right;
    }

    private Reference person() {
        return new Reference("Patient/made-up");
    }

    private Reference someone() {
        return new Reference(dice.nextBoolean() ? "PractitionerRole/nurse" : "Patient/made-up");
    }

    private Reference who() {
        return new Reference(any(WHO));
    }

    private DateTimeType date() {
        LocalDate day = FIRST.plusDays(dice.nextInt(DAYS));
        return switch (dice.nextInt(4)) {
            case 0 -> new DateTimeType(String.valueOf(day.getYear()));
            case 1 -> new DateTimeType(day.toString().substring(0, 7));
            case 2 -> new DateTimeType(day.toString());
            default ->
                new DateTimeType(day.atTime(dice.nextInt(24), dice.nextInt(60))
                        .atOffset(ZoneOffset.UTC)
                        .toString()
                        .replaceFirst("Z$", ":00Z"));
        };
    }

    private static CodeableConcept kind(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding()
                .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-" + system)
                .setCode(code);
        return concept;
    }

    private <T> T any(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
