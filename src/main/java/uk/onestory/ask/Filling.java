package uk.onestory.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** A form with the answers that are known written in, and the questions counted that are left. */
final class Filling {

    private final Map<String, Offer> offers;
    private final EnableWhen enableWhen;
    private final List<QuestionnaireResponseItemComponent> items;
    private int toBeAsked;

    /** @param offers by linkId */
    Filling(Form form, Map<String, Offer> offers) {
        this.offers = offers;
        this.enableWhen = new EnableWhen(form, linkId -> Optional.ofNullable(offers.get(linkId))
                .map(Offer::values)
                .orElse(List.of()));
        this.items = fill(form.questionnaire().getItem());
    }

    /** Only what is answered, in the order of the form. */
    List<QuestionnaireResponseItemComponent> items() {
        return items;
    }

    /** Questions that somebody has to ask as things stand; those that another answer opens come on top. */
    int toBeAsked() {
        return toBeAsked;
    }

    private List<QuestionnaireResponseItemComponent> fill(List<QuestionnaireItemComponent> definitions) {
        List<QuestionnaireResponseItemComponent> filled = new ArrayList<>();
        for (QuestionnaireItemComponent definition : definitions) {
            if (definition.getType() != QuestionnaireItemType.DISPLAY && enableWhen.enabled(definition)) {
                QuestionnaireResponseItemComponent item =
                        new QuestionnaireResponseItemComponent().setText(definition.getText());
                item.setLinkId(definition.getLinkId());
                List<QuestionnaireResponseItemComponent> below = fill(definition.getItem());
                if (definition.getType() == QuestionnaireItemType.GROUP) {
                    below.forEach(item::addItem);
                } else {
                    answer(item, definition, below);
                }
                if (item.hasItem() || item.hasAnswer()) {
                    filled.add(item);
                }
            }
        }
        return filled;
    }

    /** What belongs to an answer stands below it; as long as there is none it has no place. */
    private void answer(
            QuestionnaireResponseItemComponent item,
            QuestionnaireItemComponent definition,
            List<QuestionnaireResponseItemComponent> below) {
        Offer offer = offers.get(definition.getLinkId());
        if (offer == null) {
            toBeAsked += Form.isAsked(definition) ? 1 : 0;
            toBeAsked += questions(below);
            return;
        }
        for (Type value : offer.values()) {
            QuestionnaireResponseItemAnswerComponent answer = item.addAnswer().setValue(value.copy());
            ReusedFrom.put(answer, offer.source());
        }
        below.forEach(item.getAnswerFirstRep()::addItem);
    }

    private static int questions(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .mapToInt(item -> (item.hasAnswer() ? 1 : 0)
                        + questions(item.getItem())
                        + item.getAnswer().stream()
                                .mapToInt(answer -> questions(answer.getItem()))
                                .sum())
                .sum();
    }
}
