package uk.onestory.pages;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where everything of the diagram of statuses stands, in pixels from the top left corner.
 *
 * @param frame box around the open statuses
 */
record StatePicture(long width, long height, Box frame, List<Box> open, List<Box> ends, List<Arrow> arrows) {

    /** A rectangle with words in it. */
    record Box(String words, long x, long y, long width, long height) {

        public long middle() {
            return x + width / 2;
        }

        public long centre() {
            return y + height / 2;
        }
    }

    record Point(long x, long y) {}

    /**
     * An arrow.
     *
     * @param points from the edge of one box to the edge of another, by way of its bends
     * @param label numbers of the lines of the table
     */
    record Arrow(StateMachine.Step step, List<Point> points, Box label) {

        /** Pixels from the tip of an arrow to where its line ends, so that a broad line does not show beside the tip. */
        private static final long TIP = 9;

        /** How it is drawn: {@code either} where each of the parties may go it. */
        public String style() {
            return step.who().size() > 1 ? "either" : step.who().iterator().next();
        }

        public String words() {
            return String.join(" or ", step.from()) + " to " + step.to() + ": " + String.join(" or ", step.who());
        }

        /** The line without the tip, as SVG's path. */
        public String path() {
            Point last = points.get(points.size() - 1);
            Point before = points.get(points.size() - 2);
            Point end = new Point(
                    last.x() - TIP * Long.signum(last.x() - before.x()),
                    last.y() - TIP * Long.signum(last.y() - before.y()));
            return points.subList(0, points.size() - 1).stream()
                            .map(point -> point.x() + " " + point.y())
                            .collect(Collectors.joining(" L ", "M ", " L "))
                    + end.x() + " " + end.y();
        }
    }

    /** The styles of its arrows, for the key. */
    public List<String> styles() {
        return arrows.stream().map(Arrow::style).distinct().sorted().toList();
    }
}
