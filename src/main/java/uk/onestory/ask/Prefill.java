package uk.onestory.ask;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.springframework.stereotype.Component;

/**
 * What a question may be answered with before it is asked: the newest answer to the same question, whoever asked it, if
 * it is not too old and of a type that the question takes. Where the newest does not fit, an older one is no answer
 * either: things have changed since.
 */
@Component
class Prefill {

    private final AgeLimits limits;
    private final Fit fit;

    Prefill(AgeLimits limits, Fit fit) {
        this.limits = limits;
        this.fit = fit;
    }

    /**
     * @param answers of the person, as far as the caller may know them
     * @param at when the question is asked
     */
    Optional<Offer> offer(QuestionnaireItemComponent item, Form form, List<Answer> answers, Instant at) {
        return answers.stream()
                .filter(answer -> !Collections.disjoint(answer.keys(), form.keys(item)))
                .filter(answer -> !answer.told().isAfter(at))
                .max(Comparator.comparing(Answer::told)
                        .thenComparing(Answer::known)
                        .thenComparing(Answer::source))
                .filter(answer -> !limits.of(item).isOver(answer.told(), at))
                .flatMap(answer -> fit.of(answer.values(), item, form.questionnaire())
                        .map(values -> new Offer(values, answer.source())));
    }
}
