package uk.onestory.story;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/**
 * The results of one tool as a curve over time. Every place is a share of the drawing in percent, from the left and from
 * the top, so that it fits each width.
 *
 * @param title name of the tool
 * @param words what the curve shows, for whoever does not see it
 * @param points from the oldest on
 * @param lines from each point to the next
 * @param marks of the scale, from the lowest on
 */
record ScoreChart(String title, String words, List<Point> points, List<Line> lines, List<Mark> marks) {

    private static final double LEFT = 7;
    private static final double RIGHT = 56;
    private static final double TOP = 14;
    private static final double BOTTOM = 86;

    /** More numbers than these would lie on each other. */
    private static final int NUMBERED = 9;

    /**
     * @param number null where it is left out
     * @param date of the first and the last point; null for others
     * @param height from the lowest value of the scale
     */
    record Point(String x, String y, String number, String date, String height) {}

    record Line(String x1, String y1, String x2, String y2) {}

    /**
     * A band of the scale, or one of its ends where it has no bands.
     *
     * @param y upper edge
     * @param middle where its name stands
     */
    record Mark(String name, String y, String height, String middle) {}

    /** @param results two at least, from the oldest on */
    static ScoreChart of(String title, List<Result> results, ScoreScale scale) {
        Axis axis = new Axis(results, scale);
        List<Point> points =
                IntStream.range(0, results.size()).mapToObj(i -> axis.point(i)).toList();
        List<Line> lines = IntStream.range(1, points.size())
                .mapToObj(i -> new Line(
                        points.get(i - 1).x(),
                        points.get(i - 1).y(),
                        points.get(i).x(),
                        points.get(i).y()))
                .toList();
        return new ScoreChart(title, axis.words(title), points, lines, axis.marks());
    }

    /** One result of a tool. */
    record Result(BaseDateTimeType on, double value) {

        String number() {
            return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        }
    }

    private record Axis(List<Result> results, ScoreScale scale) {

        Point point(int i) {
            Result result = results.get(i);
            boolean end = i == 0 || i == results.size() - 1;
            boolean numbered = results.size() <= NUMBERED || end;
            return new Point(
                    percent(x(i)),
                    percent(y(result.value())),
                    numbered ? result.number() : null,
                    end ? LondonDate.brief(result.on()) : null,
                    percent((BOTTOM - TOP) * scale.share(result.value())));
        }

        /** By time; evenly where all are of one day. */
        private double x(int i) {
            long first = seconds(0);
            long last = seconds(results.size() - 1);
            double share =
                    last > first ? (double) (seconds(i) - first) / (last - first) : (double) i / (results.size() - 1);
            return LEFT + (RIGHT - LEFT) * share;
        }

        private long seconds(int i) {
            return LondonDate.begin(results.get(i).on()).getEpochSecond();
        }

        private double y(double value) {
            return BOTTOM - (BOTTOM - TOP) * scale.share(value);
        }

        List<Mark> marks() {
            if (scale.bands().isEmpty()) {
                return List.of(
                        mark("lowest " + scale.lowest(), scale.lowest(), scale.lowest()),
                        mark("highest " + scale.highest(), scale.highest(), scale.highest()));
            }
            return IntStream.range(0, scale.bands().size())
                    .mapToObj(i -> {
                        ScoreScale.Band band = scale.bands().get(i);
                        boolean last = i == scale.bands().size() - 1;
                        int to = last
                                ? scale.highest()
                                : scale.bands().get(i + 1).from();
                        return mark(band.name(), band.from(), to);
                    })
                    .toList();
        }

        private Mark mark(String name, int from, int to) {
            return new Mark(name, percent(y(to)), percent(y(from) - y(to)), percent((y(from) + y(to)) / 2));
        }

        String words(String title) {
            Result first = results.get(0);
            Result last = results.get(results.size() - 1);
            return title + ", from " + scale.lowest() + " to " + scale.highest() + ": " + results.size()
                    + " results, from " + first.number() + " " + LondonDate.phrase(first.on()) + " to " + last.number()
                    + " " + LondonDate.phrase(last.on()) + ".";
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.1f%%", share);
        }
    }
}
