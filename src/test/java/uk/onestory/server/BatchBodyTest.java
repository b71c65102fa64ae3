package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchBodyTest {

    private static final String ILL = "{\"resource\":{\"resourceType\":\"Patient\",\"frobbed\":1}}";

    private final BatchBody batches = new BatchBody(new JsonForm(FhirContext.forR4Cached()), 500);
    private final SystemRequestDetails request = new SystemRequestDetails();

    @Test
    void whatHasTheFormStaysAsItWasSent() throws IOException {
        String sound = "{\"resource\":{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":70.500}}}";

        assertThat(soundPart("batch", "", ILL + "," + sound))
                .hasValueSatisfying(left -> assertThat(left).contains(sound).doesNotContain("frobbed"));
        assertThat(EntryRefusals.of(request).at(0)).isPresent();
        assertThat(EntryRefusals.of(request).at(1)).isEmpty();
    }

    @Test
    void everyIllFormedEntryIsFound() throws IOException {
        String many = String.join(",", java.util.Collections.nCopies(120, ILL));

        assertThat(soundPart("batch", "", many)).isPresent();
        assertThat(EntryRefusals.of(request).at(119)).isPresent();
    }

    @Test
    void whatIsWrongWithTheBundleItselfConcernsAll() throws IOException {
        assertThat(soundPart("batch", ",\"frobbed\":1", ILL)).isEmpty();
        assertThat(soundPart("transaction", "", ILL)).isEmpty();
    }

    @Test
    void tooManyAreNotLookedAtOneByOne() {
        String tooMany = String.join(",", java.util.Collections.nCopies(501, "{}"));

        assertThatThrownBy(() -> soundPart("batch", "", tooMany))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.getStatusCode())
                        .isEqualTo(413));
    }

    private Optional<String> soundPart(String type, String more, String entries) throws IOException {
        String body = "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\"" + more + ",\"entry\":[" + entries + "]}";
        return batches.soundPart(request, body.getBytes(StandardCharsets.UTF_8))
                .map(left -> new String(left, StandardCharsets.UTF_8));
    }
}
