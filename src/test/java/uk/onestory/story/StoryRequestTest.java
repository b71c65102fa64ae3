package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryRequestTest {

    @Test
    void withoutSectionsAllAreAskedFor() {
        assertThat(StoryRequest.of(null, null).sections()).containsExactly(StorySection.values());
        assertThat(StoryRequest.of(List.of(""), null).sections()).containsExactly(StorySection.values());
    }

    @Test
    void sectionsMayBeRepeatedOrSeparatedByCommas() {
        assertThat(StoryRequest.of(List.of("scores,needs", "plan"), null).sections())
                .containsExactly(StorySection.NEEDS, StorySection.PLAN, StorySection.SCORES);
    }

    @Test
    void unknownSectionIsRefused() {
        assertThatThrownBy(() -> StoryRequest.of(List.of("needs,gossip"), null))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }

    @Test
    void sinceTakesDatesAndInstantsOnly() {
        assertThat(LondonDate.words(StoryRequest.of(null, "2026-11-03").since()))
                .isEqualTo("3 November 2026");
        assertThatThrownBy(() -> StoryRequest.of(null, "yesterday"))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }
}
