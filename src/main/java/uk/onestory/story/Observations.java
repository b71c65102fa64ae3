package uk.onestory.story;

import org.hl7.fhir.r4.model.Observation;
import uk.onestory.conformance.FhirPackage;

/** Tells strengths and scores apart. */
final class Observations {

    private static final String KIND = FhirPackage.BASE + "/CodeSystem/OneStory-ObservationKind";

    private Observations() {}

    /** @param kind code of {@code OneStory-ObservationKind} */
    static boolean isOf(Observation observation, String kind) {
        return observation.getCategory().stream().anyMatch(category -> category.hasCoding(KIND, kind));
    }
}
