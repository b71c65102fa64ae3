package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * The entries of a batch that are refused before any of it is performed, by their place in it. They are answered with the
 * refusal, and the others are done (FHIR R4 http.html#brules). A transaction is refused as a whole.
 */
public final class EntryRefusals {

    private static final String KEY = EntryRefusals.class.getName();

    private final Map<Integer, BaseServerResponseException> refusals = new TreeMap<>();

    private EntryRefusals() {}

    public static EntryRefusals of(RequestDetails request) {
        return request == null
                ? new EntryRefusals()
                : (EntryRefusals) request.getUserData().computeIfAbsent(KEY, none -> new EntryRefusals());
    }

    /**
     * Checks each entry that is not refused yet.
     *
     * @param check throws what the entry is refused with: in a batch that concerns it alone
     */
    public static void each(RequestDetails request, Bundle sent, Consumer<BundleEntryComponent> check) {
        EntryRefusals refusals = of(request);
        List<BundleEntryComponent> entries = sent.getEntry();
        for (int i = 0; i < entries.size(); i++) {
            if (refusals.at(i).isEmpty()) {
                refusals.check(i, entries.get(i), sent.getType() == BundleType.BATCH, check);
            }
        }
    }

    private void check(int index, BundleEntryComponent entry, boolean alone, Consumer<BundleEntryComponent> check) {
        try {
            check.accept(entry);
        } catch (BaseServerResponseException refusal) {
            if (!alone) {
                throw refusal;
            }
            add(index, refusal);
        }
    }

    public Optional<BaseServerResponseException> at(int index) {
        return Optional.ofNullable(refusals.get(index));
    }

    boolean isEmpty() {
        return refusals.isEmpty();
    }

    void add(int index, BaseServerResponseException refusal) {
        refusals.put(index, refusal);
    }
}
