package uk.onestory.ask;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.access.Scopes;
import uk.onestory.access.Sector;
import uk.onestory.referral.Refs;

/**
 * Counts what a finished form tells of asking, in the transaction that finishes it.
 *
 * <p>A question is <em>retold</em> when {@code $populate} could have answered it for this partner at the moment of asking,
 * from another response, an Observation or a Condition, and its answer carries no {@code OneStory-ReusedFrom}. What the
 * person answered this time plays no part: they were asked all the same. Demographic details that only an
 * {@code initialExpression} finds are not counted: to ask a name and a date of birth is how one makes sure of somebody.
 *
 * <p>The moment of asking is {@code authored}, at the latest now; it stays that of the first completion, so that an
 * amendment is not judged by what became known later. Only what was in the store before that moment was known.
 */
@Component
class Retells {

    private static final String METRIC = "onestory.retells";

    private final WhatWasTold told;
    private final StoredAnswers stored;
    private final Prefill prefill;
    private final Reuse reuse;
    private final AskedTable table;
    private final PersonsBorough boroughs;
    private final MeterRegistry meters;

    Retells(
            WhatWasTold told,
            StoredAnswers stored,
            Prefill prefill,
            Reuse reuse,
            AskedTable table,
            PersonsBorough boroughs,
            MeterRegistry meters) {
        this.told = told;
        this.stored = stored;
        this.prefill = prefill;
        this.reuse = reuse;
        this.table = table;
        this.boroughs = boroughs;
        this.meters = meters;
        // From zero: what begins at 1 has no increase.
        for (Sector sector : Sector.values()) {
            counter(sector);
        }
    }

    private Counter counter(Sector sector) {
        return meters.counter(METRIC, "sector", sector.name().toLowerCase(Locale.ROOT));
    }

    /**
     * @param before null for what is created
     * @param written when the transaction writes
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 for a source that is none
     */
    void written(QuestionnaireResponse before, QuestionnaireResponse after, Caller caller, Instant written) {
        String id = after.getIdElement().getIdPart();
        boolean finished = EarlierAnswers.FINISHED.contains(after.getStatus());
        boolean checked = after.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR;
        Map<String, List<QuestionnaireResponseItemAnswerComponent>> given = given(after);
        Map<String, List<QuestionnaireResponseItemAnswerComponent>> marked =
                checked ? Reuse.newlyMarked(given(before), given) : Map.of();
        if (!finished) {
            table.remove(id);
        }
        if (marked.isEmpty() && !finished) {
            return;
        }
        String person = Optional.ofNullable(Refs.to(after.getSubject())).orElse("");
        List<StoredVersion> record = person.startsWith("Patient/")
                ? told.visible(person.replaceFirst("^Patient/", ""), asPartner(caller)).stream()
                        .filter(version -> !version.key().equals("QuestionnaireResponse/" + id))
                        .toList()
                : List.of();
        Forms forms = forms(record, after);
        Optional<Form> form = forms.of(after, written);
        reuse.check(marked, new Reuse.Given(person, record, forms, form, written));
        if (finished) {
            Optional<AskedTable.Row> counted = table.find(id);
            Instant at = counted.map(AskedTable.Row::at).orElseGet(() -> moment(after, written));
            Asked now = count(given, form, EarlierAnswers.in(record, forms), at);
            if (counted.isPresent()) {
                table.change(id, now);
            } else {
                table.add(
                        id,
                        caller.organizationId(),
                        boroughs.of(person, caller.organization()),
                        new AskedTable.Row(at, now));
            }
            tell(now.retold() - counted.map(row -> row.asked().retold()).orElse(0), caller);
        }
    }

    /** With all that it was granted: who leaves its right to read at home knows no less. */
    private static RequestDetails asPartner(Caller caller) {
        return Callers.inProcess(new Caller(
                caller.partner(),
                caller.organizationId(),
                Scopes.of(caller.partner().scopes())));
    }

    private Forms forms(List<StoredVersion> record, QuestionnaireResponse response) {
        Set<String> urls = new TreeSet<>(EarlierAnswers.questionnaires(record));
        Forms.url(response).ifPresent(urls::add);
        return new Forms(stored.questionnaires(urls));
    }

    private Asked count(
            Map<String, List<QuestionnaireResponseItemAnswerComponent>> given,
            Optional<Form> form,
            List<Answer> answers,
            Instant at) {
        List<Answer> known =
                answers.stream().filter(answer -> answer.known().isBefore(at)).toList();
        int asked = 0;
        int reused = 0;
        int retold = 0;
        for (var question : given.entrySet()) {
            var item = form.flatMap(definition -> definition.item(question.getKey()));
            if (question.getValue().stream().anyMatch(ReusedFrom::isOn)) {
                reused++;
            } else if (item.isEmpty() || Form.isAsked(item.get())) {
                asked++;
                retold += item.flatMap(one -> prefill.offer(one, form.get(), known, at))
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        return new Asked(asked, reused, retold);
    }

    private static Map<String, List<QuestionnaireResponseItemAnswerComponent>> given(QuestionnaireResponse response) {
        Map<String, List<QuestionnaireResponseItemAnswerComponent>> given = new LinkedHashMap<>();
        if (response != null) {
            EarlierAnswers.collect(response.getItem(), given);
        }
        return given;
    }

    private static Instant moment(QuestionnaireResponse response, Instant written) {
        return Moments.endOf(response.getAuthoredElement())
                .filter(authored -> authored.isBefore(written))
                .orElse(written);
    }

    /** Once it is committed; by sector of the organisation, so that nobody can be found in it. */
    private void tell(int retold, Caller caller) {
        if (retold > 0) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    counter(caller.partner().sector()).increment(retold);
                }
            });
        }
    }
}
