package uk.onestory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.pages.StatePicture.Arrow;
import uk.onestory.pages.StatePicture.Box;
import uk.onestory.pages.StatePicture.Point;
import uk.onestory.referral.TransitionTable;

class StateLayoutTest {

    /** The table, and the table after a change. */
    static Stream<StateMachine> machines() {
        return Stream.of(StateMachine.ofTheTable(), longer());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void noArrowRunsThroughAStatusOrTheNumberOfAnother(StateMachine machine) {
        StatePicture picture = StateLayout.of(machine);

        assertThat(picture.arrows())
                .allSatisfy(arrow -> assertThat(segments(arrow)).allSatisfy(line -> {
                    assertThat(boxes(picture)).noneMatch(box -> overlap(line, shrunk(box)));
                    assertThat(picture.arrows())
                            .filteredOn(other -> !other.equals(arrow))
                            .noneMatch(other -> overlap(line, other.label()));
                }));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void nothingCoversAnythingElse(StateMachine machine) {
        StatePicture picture = StateLayout.of(machine);
        List<Box> all = new ArrayList<>(boxes(picture));
        picture.arrows().forEach(arrow -> all.add(arrow.label()));

        assertThat(all).allSatisfy(box -> assertThat(all)
                .filteredOn(other -> !other.equals(box))
                .noneMatch(other -> overlap(box, other)));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyArrowLeadsFromItsStatusToItsStatusAndBearsItsNumber(StateMachine machine) {
        StatePicture picture = StateLayout.of(machine);

        assertThat(picture.arrows()).extracting(Arrow::step).isEqualTo(machine.steps());
        assertThat(picture.arrows()).allSatisfy(arrow -> {
            Box from = arrow.step().startsAtTheFrame()
                    ? picture.frame()
                    : box(picture, arrow.step().from().get(0));
            assertThat(touches(from, arrow.points().get(0))).isTrue();
            assertThat(touches(
                            box(picture, arrow.step().to()),
                            arrow.points().get(arrow.points().size() - 1)))
                    .isTrue();
            assertThat(segments(arrow)).anyMatch(line -> overlap(line, arrow.label()));
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void endsStandBelowTheFrameAndTheOpenStatusesInIt(StateMachine machine) {
        StatePicture picture = StateLayout.of(machine);

        assertThat(picture.open()).allMatch(box -> inside(box, picture.frame()));
        assertThat(picture.ends())
                .allMatch(box -> box.y() > picture.frame().y() + picture.frame().height())
                .allMatch(box -> inside(box, new Box("all", 0, 0, picture.width(), picture.height())));
    }

    @Test
    void theSameTableIsTheSamePicture() {
        assertThat(StateLayout.of(StateMachine.ofTheTable())).isEqualTo(StateLayout.of(StateMachine.ofTheTable()));
    }

    @Test
    void stepThatOneOpenStatusDoesNotHaveStartsAtEachOfTheOthers() {
        List<TransitionTable.Arrow> fewer = TransitionTable.arrows().stream()
                .filter(arrow -> !(arrow.from().equals("on-hold") && arrow.to().equals("rejected")))
                .toList();

        assertThat(StateMachine.of(TransitionTable.open(), fewer).steps())
                .filteredOn(step -> step.to().equals("rejected"))
                .hasSize(TransitionTable.open().size() - 1)
                .noneMatch(StateMachine.Step::startsAtTheFrame);
    }

    private static StateMachine longer() {
        List<String> open = new ArrayList<>(TransitionTable.open());
        open.add("ready");
        List<TransitionTable.Arrow> arrows = new ArrayList<>(TransitionTable.arrows());
        arrows.add(new TransitionTable.Arrow("received", "ready", Set.of("owner"), Set.of(12)));
        arrows.add(new TransitionTable.Arrow("ready", "accepted", Set.of("requester"), Set.of(13)));
        arrows.add(new TransitionTable.Arrow("ready", "failed", Set.of("owner"), Set.of(14)));
        return StateMachine.of(open, arrows);
    }

    private static List<Box> boxes(StatePicture picture) {
        return Stream.concat(picture.open().stream(), picture.ends().stream()).toList();
    }

    private static Box box(StatePicture picture, String status) {
        return boxes(picture).stream()
                .filter(box -> box.words().equals(status))
                .findFirst()
                .orElseThrow();
    }

    private static List<Box> segments(Arrow arrow) {
        return IntStream.range(1, arrow.points().size())
                .mapToObj(i -> line(arrow.points().get(i - 1), arrow.points().get(i)))
                .toList();
    }

    private static Box line(Point one, Point other) {
        return new Box(
                "line",
                Math.min(one.x(), other.x()),
                Math.min(one.y(), other.y()),
                Math.abs(one.x() - other.x()),
                Math.abs(one.y() - other.y()));
    }

    /** Arrows may end at the edge of a box. */
    private static Box shrunk(Box box) {
        return new Box(box.words(), box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2);
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() <= other.x() + other.width()
                && other.x() <= one.x() + one.width()
                && one.y() <= other.y() + other.height()
                && other.y() <= one.y() + one.height();
    }

    private static boolean inside(Box inner, Box outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    /** To a pixel: places are rounded. */
    private static boolean touches(Box box, Point point) {
        Box around = new Box("around", box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
        Box within = new Box("within", box.x() + 2, box.y() + 2, box.width() - 4, box.height() - 4);
        Box at = line(point, point);
        return overlap(around, at) && !overlap(within, at);
    }
}
