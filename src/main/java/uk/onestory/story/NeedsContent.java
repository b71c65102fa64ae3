package uk.onestory.story;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import uk.onestory.conformance.FhirPackage;

/** What the person needs help with: mental and emotional, physical, housing, money, work, relationships, safety. */
final class NeedsContent implements SectionContent {

    private static final String AREA = FhirPackage.BASE + "/CodeSystem/OneStory-Need";

    static boolean isNeed(Condition condition) {
        return areas(condition).size() > 0;
    }

    /** Being safe from harm, by others or themselves. */
    static boolean isOfSafety(Condition condition) {
        return condition.getCategory().stream().anyMatch(category -> category.hasCoding(AREA, "safety"));
    }

    @Override
    public List<Entry> entries(Told told) {
        return told.of(Condition.class).stream()
                .filter(NeedsContent::isNeed)
                .map(need -> Entry.of(
                                need,
                                Objects.requireNonNullElse(Words.of(need.getCode()), "A need that is not named here"),
                                Line.of("In which part of life", Words.joined(areas(need))))
                        .telling(Course.lines(need))
                        .telling(List.of(Line.of("Note", Words.notes(need.getNote())))))
                .toList();
    }

    private static List<String> areas(Condition condition) {
        return condition.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> AREA.equals(coding.getSystem()))
                .map((Coding coding) -> Words.of(coding))
                .toList();
    }
}
