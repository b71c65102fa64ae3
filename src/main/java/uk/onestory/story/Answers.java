package uk.onestory.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;

/**
 * What a person has answered, each question once: the newest answer stands, whichever service asked. A question that is
 * there without an answer takes the older answer back. The About Me questions are the same in both of our questionnaires
 * (code and linkId are one); any other question is known by its questionnaire and linkId.
 */
final class Answers {

    static final String ABOUT_ME = FhirPackage.BASE + "/Questionnaire/OneStory-AboutMe";
    private static final String FIRST_ASSESSMENT = FhirPackage.BASE + "/Questionnaire/OneStory-InitialAssessment";

    /** What people call our questionnaires. */
    private static final Map<String, String> TITLES =
            Map.of(ABOUT_ME, "About me", FIRST_ASSESSMENT, "First assessment");

    /** CodeSystem OneStory-AboutMe. */
    private static final Set<String> ABOUT_ME_QUESTIONS = Set.of(
            "most-important-to-me",
            "people-important-to-me",
            "how-i-communicate",
            "my-wellness",
            "please-do",
            "please-do-not",
            "already-told",
            "how-and-when-to-support-me",
            "also-worth-knowing",
            "supported-to-write-this-by",
            "date-last-updated");

    private final Map<QuestionnaireResponse, List<QuestionnaireResponseItemComponent>> standing = new LinkedHashMap<>();

    /** @param responses newest first */
    Answers(List<QuestionnaireResponse> responses) {
        Set<String> answered = new HashSet<>();
        for (QuestionnaireResponse response : responses) {
            List<QuestionnaireResponseItemComponent> items = new ArrayList<>();
            Set<String> here = new HashSet<>();
            collect(response, response.getItem(), answered, here, items);
            answered.addAll(here);
            standing.put(response, items);
        }
    }

    /** Questions with the answers that stand; groups are taken apart. */
    List<QuestionnaireResponseItemComponent> in(QuestionnaireResponse response) {
        return standing.getOrDefault(response, List.of());
    }

    static boolean isOfAboutMe(QuestionnaireResponse response, QuestionnaireResponseItemComponent item) {
        return TITLES.containsKey(questionnaire(response))
                && ABOUT_ME_QUESTIONS.contains(String.valueOf(item.getLinkId()));
    }

    static boolean isAboutMe(QuestionnaireResponse response) {
        return ABOUT_ME.equals(questionnaire(response));
    }

    /** Null where only the sender knows what it was called. */
    static String title(QuestionnaireResponse response) {
        return TITLES.get(questionnaire(response));
    }

    static Line line(QuestionnaireResponseItemComponent item) {
        return Line.of(
                item.getText() != null
                        ? item.getText()
                        : Optional.ofNullable(Words.inWords(item.getLinkId())).orElse("Question"),
                Words.joined(
                        item.getAnswer().stream()
                                .map(QuestionnaireResponseItemAnswerComponent::getValue)
                                .map(Answers::words)
                                .toList(),
                        "\n"));
    }

    private static String words(Type answer) {
        String words = Words.of(answer);
        return words == null && answer instanceof Coding ? "an answer that is not named here" : words;
    }

    private static void collect(
            QuestionnaireResponse response,
            List<QuestionnaireResponseItemComponent> items,
            Set<String> answered,
            Set<String> here,
            List<QuestionnaireResponseItemComponent> standing) {
        for (QuestionnaireResponseItemComponent item : items) {
            String question = question(response, item);
            if (item.hasItem()) {
                collect(response, item.getItem(), answered, here, standing);
            }
            item.getAnswer().forEach(answer -> collect(response, answer.getItem(), answered, here, standing));
            if (item.hasAnswer() && !answered.contains(question)) {
                standing.add(item);
            }
            if (!item.hasItem()) {
                here.add(question);
            }
        }
    }

    private static String question(QuestionnaireResponse response, QuestionnaireResponseItemComponent item) {
        if (isOfAboutMe(response, item)) {
            return item.getLinkId();
        }
        String questionnaire = questionnaire(response);
        return (questionnaire.isEmpty() ? References.key(response) : questionnaire) + "#" + item.getLinkId();
    }

    /** Canonical URL without its version; empty where it names none. */
    private static String questionnaire(QuestionnaireResponse response) {
        return response.getQuestionnaire() != null ? response.getQuestionnaire().replaceFirst("\\|.*$", "") : "";
    }
}
