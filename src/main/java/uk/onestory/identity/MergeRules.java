package uk.onestory.identity;

import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.CareCircles;
import uk.onestory.access.Partner;
import uk.onestory.conformance.PatientLinks;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.Values;

/** Who may join which records. */
@Component
class MergeRules {

    private final CareCircles circles;
    private final Comparison comparison;

    MergeRules(CareCircles circles, Comparison comparison) {
        this.circles = circles;
        this.comparison = comparison;
    }

    /** @return whether the two were joined before: then only what came to the old one since is left to do */
    boolean check(MergeRequest request, Patient source, Patient target, Caller caller) {
        String from = id(source);
        String into = id(target);
        Optional<String> joinedInto = PatientLinks.replacedBy(source);
        boolean joined = joinedInto.filter(into::equals).isPresent();
        if (caller.partner().kind() != Partner.Kind.OPERATOR) {
            boolean ofSource = joined || circles.include(caller, from);
            if (!circles.include(caller, into) || !ofSource) {
                throw MergeSides.absent();
            }
        }
        if (from.equals(into)) {
            throw Refusal.plain(400, IssueType.VALUE, "source-patient and target-patient are the same record.");
        }
        if (request.ifMatch() != null
                && !request.ifMatch().match(target.getIdElement().getVersionIdPart())) {
            throw MergeSides.stale();
        }
        refuseReplaced(PatientLinks.replacedBy(target), "target-patient");
        if (!joined) {
            refuseReplaced(joinedInto, "source-patient");
            checkActive(target);
            checkSamePerson(request, source, target);
        }
        return joined;
    }

    private static void refuseReplaced(Optional<String> other, String parameter) {
        other.ifPresent(id -> {
            throw Refusal.of(
                    Rule.FROZEN_FIELD,
                    "This record was joined into Patient/" + id + ": name that one.",
                    "Parameters.parameter.where(name='" + parameter + "')");
        });
    }

    private static void checkActive(Patient target) {
        if (Values.isFalse(target.getActiveElement())) {
            throw Refusal.of(
                    Rule.NOT_ACTIVE,
                    "target-patient is not active: name the record that goes on as the target.",
                    "Parameters.parameter.where(name='target-patient')");
        }
    }

    private void checkSamePerson(MergeRequest request, Patient source, Patient target) {
        Match match = comparison.compare(Person.of(source), Person.of(target));
        if (match.evidence().contains(Evidence.NHS_NUMBER_DIFFERENT)) {
            throw Refusal.of(
                    Rule.NOT_THE_SAME_PERSON,
                    "The records have two NHS numbers: they are two people. Correct the number that is wrong first.",
                    "Patient.identifier");
        }
        boolean doubted = source.hasExtension(Duplicates.NOT_THE_SAME_PERSON)
                || target.hasExtension(Duplicates.NOT_THE_SAME_PERSON);
        if (request.reason() == null && (doubted || !match.grade().atLeast(Grade.PROBABLE))) {
            throw Refusal.of(
                    Rule.REASON_NEEDED,
                    "These two do not look like one person (" + match.grade().code() + ")"
                            + (doubted ? ", and one of the records says that it is somebody else" : "")
                            + ": say in the parameter reason (valueString) how you know.",
                    "Parameters.parameter.where(name='reason')");
        }
    }

    private static String id(Patient patient) {
        return patient.getIdElement().getIdPart();
    }
}
