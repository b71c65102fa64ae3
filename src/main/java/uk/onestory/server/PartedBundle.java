package uk.onestory.server;

import ca.uhn.fhir.jpa.dao.ITransactionProcessorVersionAdapter;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/** A bundle that is performed in parts. Its answer has the order in which the entries were sent. */
class PartedBundle {

    private final ITransactionProcessorVersionAdapter<Bundle, BundleEntryComponent> failures;

    PartedBundle(ITransactionProcessorVersionAdapter<Bundle, BundleEntryComponent> failures) {
        this.failures = failures;
    }

    /** A batch without the entries that are refused already. */
    Bundle batch(RequestDetails request, Bundle sent, UnaryOperator<Bundle> perform) {
        EntryRefusals refusals = EntryRefusals.of(request);
        if (refusals.isEmpty()) {
            return perform.apply(sent);
        }
        List<BundleEntryComponent> entries = sent.getEntry();
        List<Integer> sound = new ArrayList<>();
        BundleEntryComponent[] answers = new BundleEntryComponent[entries.size()];
        for (int i = 0; i < answers.length; i++) {
            if (refusals.at(i).isPresent()) {
                answers[i] = refused(refusals.at(i).get());
            } else {
                sound.add(i);
            }
        }
        performTogether(BundleType.BATCH, entries, sound, perform, answers);
        return answer(BundleType.BATCHRESPONSE, answers);
    }

    /**
     * A transaction writes all or nothing. Its reads come after the commit, so none of them may fail the whole: that would
     * be a refusal of what is stored.
     */
    Bundle transaction(Bundle sent, UnaryOperator<Bundle> perform) {
        List<BundleEntryComponent> entries = sent.getEntry();
        List<Integer> writes = new ArrayList<>();
        List<Integer> reads = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boolean reading = entries.get(i).getRequest().getMethod() == HTTPVerb.GET;
            (reading ? reads : writes).add(i);
        }
        if (reads.isEmpty()) {
            return perform.apply(sent);
        }
        BundleEntryComponent[] answers = new BundleEntryComponent[entries.size()];
        performTogether(BundleType.TRANSACTION, entries, writes, perform, answers);
        for (int read : reads) {
            answers[read] = read(entries.get(read), perform);
        }
        return answer(BundleType.TRANSACTIONRESPONSE, answers);
    }

    private BundleEntryComponent read(BundleEntryComponent entry, UnaryOperator<Bundle> perform) {
        try {
            return perform.apply(new Bundle().setType(BundleType.TRANSACTION).addEntry(entry))
                    .getEntryFirstRep();
        } catch (RuntimeException failed) {
            return refused(
                    failed instanceof BaseServerResponseException known ? known : new InternalErrorException(failed));
        }
    }

    private static void performTogether(
            BundleType type,
            List<BundleEntryComponent> entries,
            List<Integer> places,
            UnaryOperator<Bundle> perform,
            BundleEntryComponent[] answers) {
        if (places.isEmpty()) {
            return;
        }
        Bundle part = new Bundle().setType(type);
        places.forEach(place -> part.addEntry(entries.get(place)));
        List<BundleEntryComponent> answered = perform.apply(part).getEntry();
        for (int i = 0; i < answered.size(); i++) {
            answers[places.get(i)] = answered.get(i);
        }
    }

    private BundleEntryComponent refused(BaseServerResponseException refusal) {
        BundleEntryComponent answer = new BundleEntryComponent();
        failures.populateEntryWithOperationOutcome(refusal, answer);
        return answer;
    }

    private static Bundle answer(BundleType type, BundleEntryComponent... answers) {
        Bundle whole = new Bundle().setType(type);
        for (BundleEntryComponent answer : answers) {
            whole.addEntry(Objects.requireNonNullElseGet(answer, BundleEntryComponent::new));
        }
        return whole;
    }
}
