package uk.onestory.referral;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.Values;

/** Codes, extensions and identifiers of the FHIR package that the rules of referrals go by. */
final class Codes {

    static final String RESPONSIBLE = FhirPackage.BASE + "/StructureDefinition/OneStory-Responsible";
    static final String WAITING_SINCE = FhirPackage.BASE + "/StructureDefinition/OneStory-WaitingSince";
    static final String SERVICE = FhirPackage.BASE + "/StructureDefinition/OneStory-Service";

    /** When the single point of access was told of a Task that nobody had received, or that is urgent. */
    static final String ESCALATED_AT = FhirPackage.BASE + "/StructureDefinition/OneStory-EscalatedAt";
    /** One for each reminder while the Task is on hold. */
    static final String REMINDED_AT = FhirPackage.BASE + "/StructureDefinition/OneStory-RemindedAt";

    /** FHIR's own: why the status of a request is what it is. */
    static final String REQUEST_STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    /** {@code Task.groupIdentifier}: which part of the referral a Task is for, from 1; all successors keep it. */
    static final String PART = FhirPackage.BASE + "/Id/referral-part";
    /** Value of {@link #PART} on the parent Task of a joint referral. */
    static final String JOINT_PARENT = "joint";

    static final String AWAITING_RECEIPT = "awaiting-receipt";
    static final String ESCALATED = "escalated";
    static final String AWAITING_TRIAGE = "awaiting-triage";
    static final String ACCEPTED_TO_ASSESS = "accepted-to-assess";
    static final String INFORMATION_REQUESTED = "information-requested";
    static final String REDIRECTED = "redirected";
    static final String STEPPED_UP = "stepped-up";
    static final String STEPPED_DOWN = "stepped-down";
    static final String DISCHARGED = "discharged-with-support";
    static final String PERSON_DECLINED = "person-declined";
    static final String DUPLICATE = "duplicate";
    static final String ENTERED_IN_ERROR = "entered-in-error";

    /** The business statuses that tell of a finished assessment. */
    static final Set<String> ASSESSED_OR_LATER = Set.of("assessed", "in-treatment");

    /** The business statuses of a Task that was closed for the next service on the same journey. */
    static final Set<String> STEPPED = Set.of(STEPPED_UP, STEPPED_DOWN);

    static final Set<String> REASONS_OF_THE_PERSON = Set.of(PERSON_DECLINED, "deceased");

    static final String BUSINESS_STATUS = FhirPackage.BASE + "/CodeSystem/OneStory-BusinessStatus";
    private static final String STATUS_REASON = FhirPackage.BASE + "/CodeSystem/OneStory-StatusReason";

    private Codes() {}

    static CodeableConcept businessStatus(String code) {
        return new CodeableConcept(new Coding(BUSINESS_STATUS, code, null));
    }

    static Coding statusReason(String code) {
        return new Coding(STATUS_REASON, code, null);
    }

    static boolean isInformationNeeded(Coding coding) {
        return STATUS_REASON.equals(coding.getSystem()) && "information-needed".equals(coding.getCode());
    }

    static boolean isBusinessStatus(CodeableConcept concept, Set<String> codes) {
        return Values.codes(concept.getCoding(), BUSINESS_STATUS).anyMatch(codes::contains);
    }

    static boolean isStatusReason(CodeableConcept concept, Set<String> codes) {
        return Values.codes(concept.getCoding(), STATUS_REASON).anyMatch(codes::contains);
    }
}
