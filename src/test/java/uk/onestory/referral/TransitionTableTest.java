package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTableTest {

    private static final Path PAGE = Path.of("src", "docs", "referrals.md");

    @Test
    void pageOfTheRulesShowsTheTableThatTheServerGoesBy() throws IOException {
        assertThat(Files.readString(PAGE)).contains(TransitionTable.markdown());
    }

    @Test
    void pageOfTheRulesShowsTheDiagramOfTheTable() throws IOException {
        assertThat(Files.readString(PAGE)).contains("```mermaid\n" + TransitionTable.diagram() + "\n```");
    }

    @Test
    void everyConditionTellsWhatItNeeds() {
        assertThat(List.of(Condition.values()))
                .filteredOn(condition -> condition.rule().isPresent())
                .allMatch(condition -> !condition.words().isBlank());
    }
}
