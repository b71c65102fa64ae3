package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * What the person wants everyone to know, in their own words and each thing once, whichever service wrote it down: one
 * section tells how to be with them, the other all the rest, with who helped and when it was last looked at.
 */
record AboutMeAnswers(boolean howToBeWithMe) implements SectionContent {

    private static final String LAST_UPDATED = "date-last-updated";

    @Override
    public List<Entry> entries(Told told) {
        List<QuestionnaireResponse> responses = told.whole(QuestionnaireResponse.class);
        Answers answers = new Answers(responses);
        return responses.stream()
                .filter(told::isNew)
                .map(response -> entry(response, answers.in(response), told))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Entry> entry(
            QuestionnaireResponse response, List<QuestionnaireResponseItemComponent> answers, Told told) {
        List<Line> lines = answers.stream()
                .filter(item -> Answers.isOfAboutMe(response, item))
                .filter(item -> Callout.of(item.getLinkId()).isPresent() == howToBeWithMe)
                .filter(item -> !LAST_UPDATED.equals(item.getLinkId()))
                .map(item -> Answers.line(item).as(Callout.of(item.getLinkId()).orElse(null)))
                .filter(Line::saysSomething)
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = Entry.of(response, null).telling(lines);
        return Optional.of(howToBeWithMe ? entry : entry.telling(howItCameAbout(response, told)));
    }

    private static List<Line> howItCameAbout(QuestionnaireResponse response, Told told) {
        List<Line> lines = new ArrayList<>();
        if (isSomebodyElse(response.getSource())) {
            lines.add(Line.of("Told by", told.name(response.getSource())));
        }
        if (isSomebodyElse(response.getAuthor())) {
            lines.add(Line.of("Who helped to write this", told.name(response.getAuthor())));
        }
        if (Answers.isAboutMe(response)) {
            lines.add(Line.of("Last looked at together", LondonDate.words(lastLookedAt(response))));
        }
        return lines;
    }

    private static boolean isSomebodyElse(Reference who) {
        return !who.isEmpty() && !"Patient".equals(who.getReferenceElement().getResourceType());
    }

    /** As the person and whoever helped wrote it down, else when it was written. */
    private static BaseDateTimeType lastLookedAt(QuestionnaireResponse response) {
        return response.getItem().stream()
                .filter(item -> LAST_UPDATED.equals(item.getLinkId()))
                .map(item -> item.getAnswerFirstRep().getValue())
                .filter(BaseDateTimeType.class::isInstance)
                .map(BaseDateTimeType.class::cast)
                .filter(BaseDateTimeType::hasValue)
                .findFirst()
                .orElseGet(() -> Recorded.of(response).on());
    }
}
