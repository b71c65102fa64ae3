package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.FhirPackage;

/** Mental health, substance use and everything else that is no need, and how they go together. */
final class ConditionsContent implements SectionContent {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";
    private static final String KIND = FhirPackage.BASE + "/CodeSystem/OneStory-ConditionKind";

    @Override
    public List<Entry> entries(Told told) {
        return told.of(Condition.class).stream()
                .filter(condition -> isKindOfCondition(condition) || !NeedsContent.isNeed(condition))
                .map(condition -> entry(condition, told))
                .toList();
    }

    private static boolean isKindOfCondition(Condition condition) {
        return condition.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> KIND.equals(coding.getSystem()));
    }

    private static Entry entry(Condition condition, Told told) {
        return Entry.of(
                        condition,
                        Words.of(condition.getCode()),
                        Line.of("Kind", Words.joined(kinds(condition.getCategory()))),
                        Line.of("Since", onset(condition)),
                        Line.of("How it is taken", Words.joined(values(condition, "SubstanceRoute"))),
                        Line.of("How often", Words.joined(values(condition, "SubstancePattern"))),
                        Line.of("Note", Words.notes(condition.getNote())))
                .telling(together(condition, told));
    }

    private static List<String> kinds(List<CodeableConcept> categories) {
        return categories.stream()
                .filter(category -> !category.hasCoding(KIND, "co-occurring")
                        || category.hasCoding(KIND, "mental-health")
                        || category.hasCoding(KIND, "substance-use"))
                .map(Words::of)
                .toList();
    }

    private static String onset(Condition condition) {
        return condition.hasOnset() ? Words.of(condition.getOnset()) : null;
    }

    private static List<String> values(Condition condition, String extension) {
        return condition.getExtensionsByUrl(EXTENSION + extension).stream()
                .map(Extension::getValue)
                .map(Words::of)
                .toList();
    }

    private static List<Line> together(Condition condition, Told told) {
        List<Line> lines = new ArrayList<>();
        for (Extension pair : condition.getExtensionsByUrl(EXTENSION + "CoOccursWith")) {
            String effect = Words.of(valueOf(pair, "effect"));
            String other = valueOf(pair, "condition") instanceof Reference reference
                    ? told.find(reference).map(found -> told.name(reference)).orElse(null)
                    : null;
            String label = other == null ? "Goes together with another condition" : "Goes together with " + other;
            lines.add(Line.of(label, effect == null ? "How is not written down yet." : effect));
        }
        return lines;
    }

    private static org.hl7.fhir.r4.model.Type valueOf(Extension pair, String part) {
        Extension found = pair.getExtensionByUrl(part);
        return found == null ? null : found.getValue();
    }
}
