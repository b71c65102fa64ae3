package uk.onestory.ask;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/** One version of a Questionnaire, its questions by their {@code linkId}. */
final class Form {

    private static final String HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
    private static final Set<QuestionnaireItemType> NO_QUESTIONS =
            EnumSet.of(QuestionnaireItemType.GROUP, QuestionnaireItemType.DISPLAY, QuestionnaireItemType.NULL);

    private final Questionnaire questionnaire;
    private final Map<String, QuestionnaireItemComponent> items = new LinkedHashMap<>();
    private final Map<String, QuestionnaireItemComponent> parents = new LinkedHashMap<>();

    Form(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
        index(questionnaire.getItem(), null);
    }

    Questionnaire questionnaire() {
        return questionnaire;
    }

    Optional<QuestionnaireItemComponent> item(String linkId) {
        return Optional.ofNullable(items.get(linkId));
    }

    Optional<QuestionnaireItemComponent> parent(QuestionnaireItemComponent item) {
        return Optional.ofNullable(parents.get(item.getLinkId()));
    }

    List<QuestionnaireItemComponent> questions() {
        return items.values().stream().filter(Form::isQuestion).toList();
    }

    static boolean isQuestion(QuestionnaireItemComponent item) {
        return item.hasType() && !NO_QUESTIONS.contains(item.getType());
    }

    /** Whether somebody is asked: what is hidden or read-only is filled in by software. */
    static boolean isAsked(QuestionnaireItemComponent item) {
        Extension hidden = Extensions.first(item, HIDDEN);
        return isQuestion(item)
                && !Values.isTrue(item.getReadOnlyElement())
                && !(hidden != null && Values.isTrue(hidden.getValue()));
    }

    /** What makes it the same question elsewhere: its codes; without any, its place in this questionnaire. */
    Set<String> keys(QuestionnaireItemComponent item) {
        Set<String> coded = item.getCode().stream()
                .filter(code -> code.hasSystem() && code.hasCode())
                .map(Form::key)
                .collect(Collectors.toUnmodifiableSet());
        return coded.isEmpty() ? Set.of(place(questionnaire.getUrl(), item.getLinkId())) : coded;
    }

    static String key(Coding code) {
        return code.getSystem() + "|" + code.getCode();
    }

    /** @param url of the questionnaire; null where it has none */
    static String place(String url, String linkId) {
        return url + "#" + linkId;
    }

    private void index(List<QuestionnaireItemComponent> children, QuestionnaireItemComponent parent) {
        for (QuestionnaireItemComponent item : new ArrayList<>(children)) {
            items.putIfAbsent(item.getLinkId(), item);
            if (parent != null) {
                parents.putIfAbsent(item.getLinkId(), parent);
            }
            index(item.getItem(), item);
        }
    }
}
