package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumbersTest {

    @ParameterizedTest
    @CsvSource({"0,0", "5,5", "7,5", "8,10", "12,10", "13,15", "102,100"})
    void numberIsRoundedToFive(long counted, long published) {
        assertThat(SmallNumbers.total(counted)).hasValue(published);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void smallNumberIsLeftOut(long counted) {
        assertThat(SmallNumbers.total(counted)).isEmpty();
    }

    @Test
    void nextSmallestIsLeftOutWithASmallOne() {
        assertThat(SmallNumbers.cells(Map.of("a", 3L, "b", 40L, "c", 11L, "d", 0L)))
                .containsEntry("a", OptionalLong.empty())
                .containsEntry("b", OptionalLong.of(40))
                .containsEntry("c", OptionalLong.empty())
                .containsEntry("d", OptionalLong.of(0));
    }

    @Test
    void nothingIsLeftOutWhereNothingIsSmall() {
        assertThat(SmallNumbers.cells(Map.of("a", 5L, "b", 6L)).values())
                .containsExactly(OptionalLong.of(5), OptionalLong.of(5));
    }

    @Test
    void oneCellAloneIsLeftOutWithItsTotal() {
        assertThat(SmallNumbers.cells(Map.of("a", 4L))).containsEntry("a", OptionalLong.empty());
        assertThat(SmallNumbers.total(4)).isEmpty();
    }

    /** Of what is left out, no other cell and no total says which of them was small. */
    @Test
    void totalNeverTellsWhatTheMissingCellsAre() {
        for (long one = 1; one < 5; one++) {
            for (long other = 5; other < 30; other++) {
                assertThat(SmallNumbers.cells(Map.of("a", one, "b", other)).values())
                        .containsOnly(OptionalLong.empty());
            }
        }
    }
}
