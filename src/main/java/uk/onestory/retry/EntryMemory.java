package uk.onestory.retry;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.stereotype.Component;

/** What was answered to an entry of a batch. */
@Component
class EntryMemory {

    private static final int DONE = 200;

    private final Memory memory;
    private final FhirContext fhir;

    EntryMemory(Memory memory, FhirContext fhir) {
        this.memory = memory;
        this.fhir = fhir;
    }

    Optional<BundleEntryComponent> find(Attempt attempt, int index) {
        return memory.find(attempt.key().ofEntry(index)).map(before -> {
            BundleEntryComponent entry = entry(before.answer().body());
            if (!before.mayBeShownTo(attempt.scopes())) {
                entry.setResource(null);
            }
            return entry;
        });
    }

    void keep(Attempt attempt, int index, BundleEntryComponent entry) {
        Bundle alone = new Bundle().addEntry(entry);
        byte[] json = fhir.newJsonParser().encodeResourceToString(alone).getBytes(StandardCharsets.UTF_8);
        memory.keep(attempt.key().ofEntry(index), attempt.scopes().text(), new Answer(DONE, Map.of(), json));
    }

    /** @param json null where it was too large to be remembered */
    private BundleEntryComponent entry(byte[] json) {
        if (json == null) {
            BundleEntryComponent done = new BundleEntryComponent();
            done.getResponse().setStatus("200 OK");
            return done;
        }
        return fhir.newJsonParser()
                .parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8))
                .getEntryFirstRep();
    }
}
