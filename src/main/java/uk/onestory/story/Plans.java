package uk.onestory.story;

import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** What the kinds of plan have in common. */
final class Plans {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";
    private static final String KIND = FhirPackage.BASE + "/CodeSystem/OneStory-PlanKind";

    private Plans() {}

    static boolean isSafety(CarePlan plan) {
        return plan.getCategory().stream().anyMatch(category -> category.hasCoding(KIND, "safety"));
    }

    /** The values of one of our extensions, a line each: text as it is, references by name. */
    static String words(CarePlan plan, String extension, Told told) {
        return Words.joined(
                plan.getExtensionsByUrl(EXTENSION + extension).stream()
                        .map(Extension::getValue)
                        .map(value -> value instanceof Reference reference ? told.name(reference) : Words.of(value))
                        .toList(),
                "\n");
    }

    static Extension extension(CarePlan plan, String name) {
        return Extensions.first(plan, EXTENSION + name);
    }

    static List<Line> review(CarePlan plan, Told told) {
        return List.of(
                Line.of("Looked at again by", words(plan, "ReviewDate", told)),
                Line.of("Who sees to that", words(plan, "Reviewer", told)));
    }
}
