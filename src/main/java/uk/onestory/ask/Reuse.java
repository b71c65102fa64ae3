package uk.onestory.ask;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * Whether an answer was taken from where its {@code OneStory-ReusedFrom} says. Only marks that a write brings are judged:
 * what a source becomes later takes nothing from a form that is stored.
 */
@Component
class Reuse {

    private final Fit fit;
    private final InitialExpressions expressions;
    private final DaoRegistry daos;

    Reuse(Fit fit, InitialExpressions expressions, DaoRegistry daos) {
        this.fit = fit;
        this.expressions = expressions;
        this.daos = daos;
    }

    /**
     * @param person {@code Patient/id}
     * @param record what the caller may see of them, without the response itself
     */
    record Given(String person, List<StoredVersion> record, Forms forms, Optional<Form> form, Instant at) {}

    /** By linkId, those whose mark or value was not there before. */
    static Map<String, List<QuestionnaireResponseItemAnswerComponent>> newlyMarked(
            Map<String, List<QuestionnaireResponseItemAnswerComponent>> before,
            Map<String, List<QuestionnaireResponseItemAnswerComponent>> after) {
        Map<String, List<QuestionnaireResponseItemAnswerComponent>> marked = new LinkedHashMap<>();
        after.forEach((linkId, answers) -> {
            List<QuestionnaireResponseItemAnswerComponent> added = new ArrayList<>(answers);
            added.removeIf(answer -> !ReusedFrom.isOn(answer)
                    || before.getOrDefault(linkId, List.of()).stream().anyMatch(earlier -> same(earlier, answer)));
            if (!added.isEmpty()) {
                marked.put(linkId, added);
            }
        });
        return marked;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 unfounded-reuse */
    void check(Map<String, List<QuestionnaireResponseItemAnswerComponent>> marked, Given given) {
        List<Answer> answers = marked.isEmpty() ? List.of() : EarlierAnswers.everything(given.record(), given.forms());
        var broken = marked.entrySet().stream()
                .filter(question -> question.getValue().stream()
                        .anyMatch(answer -> !isFounded(question.getKey(), answer, answers, given)))
                .map(question -> Refusal.issue(
                        Rule.UNFOUNDED_REUSE,
                        "OneStory-ReusedFrom names no resource of this person that answers this question with this"
                                + " value. Take the answers of $populate as they are, or leave the mark out.",
                        "QuestionnaireResponse.descendants().where(linkId = '" + question.getKey() + "').answer"))
                .toList();
        if (!broken.isEmpty()) {
            throw Refusal.of(Rule.UNFOUNDED_REUSE, broken);
        }
    }

    private boolean isFounded(
            String linkId, QuestionnaireResponseItemAnswerComponent answer, List<Answer> answers, Given given) {
        Optional<String> source = ReusedFrom.source(answer);
        Optional<Form> form = given.form();
        Optional<QuestionnaireItemComponent> item = form.flatMap(known -> known.item(linkId));
        if (source.isEmpty() || item.isEmpty()) {
            return false;
        }
        Set<String> keys = form.get().keys(item.get());
        boolean told = answers.stream()
                .filter(earlier -> earlier.source().equals(source.get()))
                .filter(earlier -> earlier.keys().stream().anyMatch(keys::contains))
                .flatMap(earlier -> earlier.values().stream())
                .flatMap(value -> fit.of(List.of(value), item.get(), form.get().questionnaire()).stream())
                .anyMatch(values -> same(values.get(0), answer.getValue()));
        return told || isComputed(source.get(), item.get(), answer.getValue(), given);
    }

    private boolean isComputed(String source, QuestionnaireItemComponent item, Type value, Given given) {
        if (!item.hasExtension(InitialExpressions.URL) || !given.person().startsWith("Patient/")) {
            return false;
        }
        Patient person =
                (Patient) daos.getResourceDao(Patient.class).read(new IdType(given.person()), Callers.server());
        return expressions
                .offer(item, given.form().orElseThrow(), person, given.record(), given.at())
                .filter(offer -> offer.source().equals(source))
                .stream()
                .flatMap(offer -> offer.values().stream())
                .anyMatch(found -> same(found, value));
    }

    private static boolean same(
            QuestionnaireResponseItemAnswerComponent one, QuestionnaireResponseItemAnswerComponent other) {
        return ReusedFrom.source(one).equals(ReusedFrom.source(other)) && same(one.getValue(), other.getValue());
    }

    /** A code is the same whatever it is called. */
    private static boolean same(Type one, Type other) {
        if (one instanceof Coding code && other instanceof Coding value) {
            return Objects.equals(code.getSystem(), value.getSystem())
                    && Objects.equals(code.getCode(), value.getCode());
        }
        return one != null && one.equalsDeep(other);
    }
}
