package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import uk.onestory.conformance.FhirPackage;

/**
 * Mental health, substance use and everything else that is no need. What goes together is told together: each condition
 * with since when and who treats it, then how one affects the other.
 */
final class ConditionsContent implements SectionContent {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";

    /** In a group: mental health first, then substance use, then the rest, each newest first. */
    private static final Comparator<Condition> BY_KIND = Comparator.comparing(condition ->
            ConditionKind.of(condition).stream().findFirst().map(Enum::ordinal).orElse(ConditionKind.values().length));

    @Override
    public List<Entry> entries(Told told) {
        Treatment treatment = new Treatment(told);
        List<Condition> conditions = told.whole(Condition.class).stream()
                .filter(condition -> ConditionKind.hasOne(condition) || !NeedsContent.isNeed(condition))
                .toList();
        return CoOccurrence.groups(conditions).stream()
                .filter(told::anyIsNew)
                .map(group -> group.size() == 1
                        ? alone(group.get(0), treatment, told)
                        : together(group.stream().sorted(BY_KIND).toList(), treatment, told))
                .toList();
    }

    private static Entry alone(Condition condition, Treatment treatment, Told told) {
        List<Line> course = Course.lines(condition);
        return Entry.of(
                        condition,
                        CoOccurrence.name(condition),
                        Line.of("Kind", Words.joined(kinds(condition.getCategory()))),
                        course.get(0),
                        course.get(1),
                        Line.of("How it is taken", Words.joined(values(condition, "SubstanceRoute"))),
                        Line.of("How often", Words.joined(values(condition, "SubstancePattern"))),
                        Line.of("Note", Words.notes(condition.getNote())))
                .telling(treatment.of(condition))
                .telling(CoOccurrence.effects(condition, told));
    }

    private static Entry together(List<Condition> group, Treatment treatment, Told told) {
        List<Line> lines = new ArrayList<>();
        group.forEach(condition -> lines.add(Line.of(name(condition), inOneLine(condition, treatment, told))));
        group.forEach(condition -> lines.addAll(CoOccurrence.effects(condition, told)));
        return new Entry(names(group) + " go together", lines, List.copyOf(group), null);
    }

    private static String names(List<Condition> group) {
        List<String> names = group.stream().map(CoOccurrence::name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String name(Condition condition) {
        String standing = Standing.words(condition);
        String name = CoOccurrence.name(condition);
        return standing == null ? name : name + " (" + standing + ")";
    }

    private static String inOneLine(Condition condition, Treatment treatment, Told told) {
        Recorded recorded = Recorded.of(condition);
        return Words.joined(
                Arrays.asList(
                        Words.joined(kinds(condition.getCategory())),
                        Course.inOneLine(condition),
                        Words.joined(values(condition, "SubstanceRoute")),
                        Words.joined(values(condition, "SubstancePattern")),
                        Words.notes(condition.getNote()),
                        labelled("treated by ", treatment.services(condition)),
                        labelled("medicines for it: ", treatment.medicines(condition)),
                        "recorded by " + SectionNarrative.who(recorded, told) + " " + LondonDate.phrase(recorded.on())),
                "; ");
    }

    private static String labelled(String label, String text) {
        return text == null ? null : label + text;
    }

    private static List<String> kinds(List<CodeableConcept> categories) {
        return categories.stream()
                .filter(category -> !category.hasCoding(ConditionKind.SYSTEM, "co-occurring")
                        || category.hasCoding(ConditionKind.SYSTEM, "mental-health")
                        || category.hasCoding(ConditionKind.SYSTEM, "substance-use"))
                .map(Words::of)
                .toList();
    }

    private static List<String> values(Condition condition, String extension) {
        return condition.getExtensionsByUrl(EXTENSION + extension).stream()
                .map(Extension::getValue)
                .map(Words::of)
                .toList();
    }
}
