package uk.onestory.pages;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** A question of a questionnaire. */
record QuestionRow(
        String linkId, int depth, String text, String type, String cardinality, List<Link> codes, List<Link> answers) {

    static List<QuestionRow> of(Questionnaire questionnaire, Catalogue catalogue) {
        List<QuestionRow> rows = new ArrayList<>();
        add(rows, questionnaire.getItem(), 0, catalogue);
        return rows;
    }

    private static void add(
            List<QuestionRow> rows, List<QuestionnaireItemComponent> items, int depth, Catalogue catalogue) {
        for (QuestionnaireItemComponent item : items) {
            rows.add(new QuestionRow(
                    item.getLinkId(),
                    depth,
                    item.getText(),
                    item.hasType() ? item.getType().toCode() : "",
                    (item.getRequired() ? "1" : "0") + ".." + (item.getRepeats() ? "*" : "1"),
                    item.getCode().stream()
                            .map(code -> catalogue.code(code.getSystem(), code.getCode()))
                            .toList(),
                    answers(item, catalogue)));
            add(rows, item.getItem(), depth + 1, catalogue);
        }
    }

    private static List<Link> answers(QuestionnaireItemComponent item, Catalogue catalogue) {
        List<Link> answers = new ArrayList<>();
        if (item.hasAnswerValueSet()) {
            answers.add(catalogue.link(item.getAnswerValueSet()));
        }
        item.getAnswerOption().stream()
                .map(option -> option.hasValueCoding()
                        ? catalogue.code(
                                option.getValueCoding().getSystem(),
                                option.getValueCoding().getCode())
                        : new Link(option.getValue().primitiveValue(), null))
                .forEach(answers::add);
        return answers;
    }
}
