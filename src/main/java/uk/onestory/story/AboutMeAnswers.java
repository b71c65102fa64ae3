package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import uk.onestory.conformance.FhirPackage;

/** The person's newest About Me, in their own words: one section tells how to be with them, the other all the rest. */
record AboutMeAnswers(boolean howToBeWithMe) implements SectionContent {

    private static final String QUESTIONNAIRE = FhirPackage.BASE + "/Questionnaire/OneStory-AboutMe";

    @Override
    public List<Entry> entries(Told told) {
        return told.whole(QuestionnaireResponse.class).stream()
                .filter(AboutMeAnswers::isAboutMe)
                .limit(1)
                .filter(told::isNew)
                .map(response -> Entry.of(response, null).telling(lines(response.getItem())))
                .filter(entry -> !entry.lines().isEmpty())
                .toList();
    }

    private static boolean isAboutMe(QuestionnaireResponse response) {
        return response.hasQuestionnaire()
                && QUESTIONNAIRE.equals(response.getQuestionnaire().replaceFirst("\\|.*$", ""));
    }

    private List<Line> lines(List<QuestionnaireResponseItemComponent> items) {
        List<Line> lines = new ArrayList<>();
        for (QuestionnaireResponseItemComponent item : items) {
            Optional<Callout> callout = Callout.of(item.getLinkId());
            if (callout.isPresent() == howToBeWithMe) {
                Line line = Line.of(item.hasText() ? item.getText() : Words.plain(item.getLinkId()), answers(item))
                        .as(callout.orElse(null));
                if (line.saysSomething()) {
                    lines.add(line);
                }
            }
            lines.addAll(lines(item.getItem()));
        }
        return lines;
    }

    private static String answers(QuestionnaireResponseItemComponent item) {
        return Words.joined(
                item.getAnswer().stream()
                        .map(QuestionnaireResponseItemAnswerComponent::getValue)
                        .map(Words::of)
                        .toList(),
                "\n");
    }
}
