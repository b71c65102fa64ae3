package uk.onestory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

    private static final SearchEntry HAND_ON = new SearchEntry(
            "Operation", "Hand on ($hand-on)", "OneStory-hand-on", "hand-on.html", "Asks the next service.");
    private static final SearchEntry WAITING = new SearchEntry(
            "Extension", "Waiting since", "OneStory-WaitingSince", "waiting.html", "When the person began to wait.");
    private static final SearchEntry CAFE =
            new SearchEntry("Code", "cafe: Café", "cafe", "place.html#code-cafe", "Where people meet and wait.");

    private final SearchIndex index = new SearchIndex(List.of(HAND_ON, WAITING, CAFE));

    @Test
    void findsByNameWithOrWithoutItsSigns() {
        assertThat(index.find("$hand-on")).containsExactly(HAND_ON);
        assertThat(index.find("hand on")).containsExactly(HAND_ON);
        assertThat(index.find("WaitingSince")).containsExactly(WAITING);
        assertThat(index.find("waitingsince")).containsExactly(WAITING);
    }

    @Test
    void findsWhateverTheCaseAndTheAccents() {
        assertThat(index.find("CAFE")).containsExactly(CAFE);
        assertThat(index.find("café")).containsExactly(CAFE);
        assertThat(index.find("cafe\u0301")).containsExactly(CAFE);
    }

    @Test
    void whatIsCalledSoStandsBeforeWhatSaysSo() {
        assertThat(index.find("wait")).containsExactly(WAITING, CAFE);
    }

    @Test
    void allWordsAreNeeded() {
        assertThat(index.find("hand nowhere")).isEmpty();
    }

    @Test
    void whatHasNoWordsFindsNothing() {
        assertThat(List.of("", " ", "$", "<>", "%%%", "\u0000", "\ud83d\ude00"))
                .allSatisfy(odd -> assertThat(index.find(odd)).isEmpty());
    }

    @Test
    void aLongQuestionIsAnswered() {
        assertThat(index.find("hand ".repeat(40))).containsExactly(HAND_ON);
        assertThat(index.find(IntStream.range(0, 200).mapToObj(i -> "x").reduce("", String::concat)))
                .isEmpty();
    }
}
