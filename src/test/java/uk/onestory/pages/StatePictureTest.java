package uk.onestory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import uk.onestory.referral.TransitionTable;

/** The picture as it stands on the page, against the lines of the table that stands there too. */
class StatePictureTest {

    private static final HtmlPage PAGE =
            HtmlPage.of(new Templates().render("states", Map.of("states", StateLayout.of(StateMachine.ofTheTable()))));

    @Test
    void pictureOfTheStepsHasEachStepOfTheTableAndNoOther() {
        List<String> numbers = PAGE.ofClass("g", "number").stream()
                .map(number -> number.getTextContent().strip())
                .toList();
        List<Element> arrows = PAGE.ofClass("g", "arrow");

        assertThat(numbers).hasSameSizeAs(arrows);
        assertThat(IntStream.range(0, arrows.size())
                        .boxed()
                        .flatMap(i -> steps(
                                arrows.get(i).getAttribute("data-from").split(" ", -1),
                                arrows.get(i).getAttribute("data-to"),
                                numbers.get(i),
                                arrows.get(i).getAttribute("class").replaceFirst("arrow ", ""))))
                .containsExactlyInAnyOrderElementsOf(stepsOfTheTable());
    }

    @Test
    void pictureOfTheStepsTellsWhereItStandsInWords() {
        Element picture = PAGE.elements("svg").stream()
                .filter(svg -> svg.getAttribute("aria-labelledby").equals("states-title states-words"))
                .findFirst()
                .orElseThrow();

        assertThat(picture.getAttribute("role")).isEqualTo("img");
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .contains("table that follows");
    }

    /** As `from to number`, one for each number; a step that either may go has those of both. */
    private static Stream<String> steps(String[] from, String to, String numbers, String style) {
        return Stream.of(from).flatMap(start -> Stream.of(numbers.split(", ", -1))
                .map(number -> String.join(" ", start, to, number, style)));
    }

    private static List<String> stepsOfTheTable() {
        List<TransitionTable.Line> lines = TransitionTable.lines();
        Map<String, Set<String>> who = new TreeMap<>();
        Map<String, String> steps = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String from : lines.get(i).from().split(", ", -1)) {
                for (String to : lines.get(i).to().split(", ", -1)) {
                    who.computeIfAbsent(from + " " + to, key -> new TreeSet<>())
                            .add(lines.get(i).who());
                    steps.put(from + " " + to + " " + (i + 1), from + " " + to);
                }
            }
        }
        return steps.entrySet().stream()
                .map(step -> step.getKey() + " "
                        + (who.get(step.getValue()).size() > 1
                                ? "either"
                                : who.get(step.getValue()).iterator().next()))
                .toList();
    }
}
