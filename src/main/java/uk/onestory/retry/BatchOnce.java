package uk.onestory.retry;

import ca.uhn.fhir.jpa.dao.ITransactionProcessorVersionAdapter;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.server.BatchInTransaction;
import uk.onestory.server.EntryRefusals;

/**
 * A batch with {@code X-Request-Id}: each entry that writes is a transaction of its own, in which its answer is remembered.
 * After a crash in the middle the same batch finds what was done, and does the rest. Reads come last, as HAPI does them.
 */
@Component
class BatchOnce implements BatchInTransaction {

    private static final Set<HTTPVerb> READS = EnumSet.of(HTTPVerb.GET, HTTPVerb.HEAD);

    private final IHapiTransactionService transactions;
    private final TransactionTemplate outside;
    private final EntryMemory memory;
    private final ITransactionProcessorVersionAdapter<Bundle, BundleEntryComponent> failures;

    BatchOnce(
            IHapiTransactionService transactions,
            PlatformTransactionManager manager,
            EntryMemory memory,
            ITransactionProcessorVersionAdapter<Bundle, BundleEntryComponent> failures) {
        this.transactions = transactions;
        this.outside = new TransactionTemplate(manager);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.memory = memory;
        this.failures = failures;
    }

    @Override
    public Bundle perform(RequestDetails request, Bundle batch, UnaryOperator<Bundle> perform) {
        EntryRefusals refusals = EntryRefusals.of(request);
        return outside.execute(
                suspended -> perform(Attempt.of(request).orElseThrow(), batch.getEntry(), refusals, perform));
    }

    private Bundle perform(
            Attempt attempt, List<BundleEntryComponent> sent, EntryRefusals refusals, UnaryOperator<Bundle> perform) {
        BundleEntryComponent[] answers = new BundleEntryComponent[sent.size()];
        List<Integer> reads = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            if (refusals.at(i).isPresent()) {
                answers[i] = refusal(refusals.at(i).get());
            } else if (READS.contains(sent.get(i).getRequest().getMethod())) {
                reads.add(i);
            } else {
                answers[i] = write(attempt, i, sent.get(i), perform);
            }
        }
        if (!reads.isEmpty()) {
            Bundle reading = new Bundle().setType(BundleType.BATCH);
            reads.forEach(i -> reading.addEntry(sent.get(i)));
            List<BundleEntryComponent> read = perform.apply(reading).getEntry();
            for (int i = 0; i < read.size(); i++) {
                answers[reads.get(i)] = read.get(i);
            }
        }
        return new Bundle().setType(BundleType.BATCHRESPONSE).setEntry(new ArrayList<>(List.of(answers)));
    }

    private BundleEntryComponent write(
            Attempt attempt, int index, BundleEntryComponent entry, UnaryOperator<Bundle> perform) {
        return memory.find(attempt, index).orElseGet(() -> {
            TransactionCallback<BundleEntryComponent> once = transaction -> {
                Bundle alone = new Bundle().setType(BundleType.TRANSACTION).addEntry(entry);
                BundleEntryComponent answer = perform.apply(alone).getEntryFirstRep();
                memory.keep(attempt, index, answer);
                return answer;
            };
            try {
                return transactions.withSystemRequest().execute(once);
            } catch (RuntimeException failed) {
                return refusal(failed);
            }
        });
    }

    private BundleEntryComponent refusal(RuntimeException failed) {
        BundleEntryComponent answer = new BundleEntryComponent();
        failures.populateEntryWithOperationOutcome(
                failed instanceof BaseServerResponseException known ? known : new InternalErrorException(failed),
                answer);
        return answer;
    }
}
