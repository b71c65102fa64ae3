package uk.onestory.referral;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** The finished assessments of a Task's person that its {@code output} names, for the next service to read. */
@Component
class Assessments {

    private static final Set<QuestionnaireResponseStatus> ANSWERED =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private final PersonsResources resources;
    private final ServerWrites server;

    Assessments(PersonsResources resources, ServerWrites server) {
        this.resources = resources;
        this.server = server;
    }

    /**
     * From "assessed" on there is an assessment.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 assessment-needed
     */
    void need(Task task, ReferralChanges changes) {
        if (Codes.isBusinessStatus(task.getBusinessStatus(), Codes.ASSESSED_OR_LATER)
                && of(task, changes).findAny().isEmpty()) {
            throw Refusal.of(
                    Rule.ASSESSMENT_NEEDED,
                    "Put a finished assessment of this person (a ClinicalImpression or QuestionnaireResponse) into output"
                            + " before businessStatus says that it is done.",
                    "Task.output");
        }
    }

    /** Whether one of them was first written after this moment. */
    boolean isThereSince(Date moment, Task task, ReferralChanges changes) {
        return of(task, changes).anyMatch(assessment -> isFirstWrittenAfter(moment, assessment, changes));
    }

    private Stream<Resource> of(Task task, ReferralChanges changes) {
        return task.getOutput().stream()
                .map(TaskOutputComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .flatMap(reference -> resources.find(reference, task.getFor(), changes).stream())
                .filter(Assessments::isFinished);
    }

    private static boolean isFinished(Resource resource) {
        if (resource instanceof ClinicalImpression impression) {
            return impression.getStatus() == ClinicalImpressionStatus.COMPLETED;
        }
        return resource instanceof QuestionnaireResponse response && ANSWERED.contains(response.getStatus());
    }

    /** By its first version: an old one that is saved again is no new assessment. */
    private boolean isFirstWrittenAfter(Date moment, Resource assessment, ReferralChanges changes) {
        String reference =
                assessment.fhirType() + "/" + assessment.getIdElement().getIdPart();
        try {
            return server.read(assessment.getClass(), reference + "/_history/1")
                    .getMeta()
                    .getLastUpdated()
                    .after(moment);
        } catch (ResourceNotFoundException | ResourceGoneException created) {
            return changes.written(assessment.getClass(), reference).isPresent();
        }
    }
}
