package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a Task names in {@code output} as its assessment. It counts for the Task's owner whoever wrote it: services share
 * one assessment, so that the person tells it once.
 */
final class Assessments {

    private static final Set<QuestionnaireResponseStatus> FILLED_IN =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private Assessments() {}

    /** Empty for what is no assessment, or is not finished. */
    static Optional<LocalDate> day(Resource resource) {
        if (resource instanceof ClinicalImpression impression
                && impression.getStatus() == ClinicalImpressionStatus.COMPLETED) {
            return LondonDay.of(impression.getEffective()).or(() -> LondonDay.of(impression.getDateElement()));
        }
        return resource instanceof QuestionnaireResponse response && FILLED_IN.contains(response.getStatus())
                ? LondonDay.of(response.getAuthoredElement())
                : Optional.empty();
    }
}
