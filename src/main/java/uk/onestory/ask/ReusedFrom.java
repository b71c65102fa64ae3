package uk.onestory.ask;

import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.referral.Refs;
import uk.onestory.server.Extensions;

/** The mark on an answer that tells where it was taken from. */
final class ReusedFrom {

    static final String URL = FhirPackage.BASE + "/StructureDefinition/OneStory-ReusedFrom";

    private ReusedFrom() {}

    static boolean isOn(QuestionnaireResponseItemAnswerComponent answer) {
        return answer.hasExtension(URL);
    }

    /** {@code Type/id}; empty where it names nothing of this server. */
    static Optional<String> source(QuestionnaireResponseItemAnswerComponent answer) {
        Extension mark = Extensions.first(answer, URL);
        return mark != null && mark.getValue() instanceof Reference reference
                ? Optional.ofNullable(Refs.to(reference))
                : Optional.empty();
    }

    static void put(QuestionnaireResponseItemAnswerComponent answer, String source) {
        answer.addExtension(URL, new Reference(source));
    }
}
