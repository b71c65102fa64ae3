package uk.onestory.referral;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.conformance.Rule;

/** The table of transitions for people to read: what the documentation shows is what the server goes by. */
public final class TransitionTable {

    private TransitionTable() {}

    /**
     * One line.
     *
     * @param from statuses, separated by commas
     * @param to the same
     * @param who owner or requester
     * @param needs what must be there, in Markdown; may be empty
     * @param rule code of the rule that is broken where it is not there; may be empty
     */
    public record Line(String from, String to, String who, String needs, String rule) {}

    /**
     * A step from one status to another.
     *
     * @param from status
     * @param to status
     * @param who all parties that may go it: owner, requester
     * @param lines numbers of the {@link #lines} that it stands in, from 1
     */
    public record Arrow(String from, String to, Set<String> who, Set<Integer> lines) {}

    /** Rows of the table that differ in the status that they lead to only are one line. */
    public static List<Line> lines() {
        Map<Transition, Set<TaskStatus>> targets = new LinkedHashMap<>();
        for (Transition row : Transitions.TABLE) {
            targets.computeIfAbsent(like(row), key -> EnumSet.noneOf(TaskStatus.class))
                    .add(row.to());
        }
        return targets.entrySet().stream()
                .map(entry -> new Line(
                        codes(entry.getKey().from()),
                        codes(entry.getValue()),
                        name(entry.getKey().who()),
                        entry.getKey().needs().words(),
                        entry.getKey().needs().rule().map(Rule::code).orElse("")))
                .toList();
    }

    /** Statuses of a Task that somebody has still to do something about, in the order of a Task's life. */
    public static List<String> open() {
        return Transitions.OPEN.stream().map(TaskStatus::toCode).toList();
    }

    /** Each pair of statuses that the table joins, in its order. */
    public static List<Arrow> arrows() {
        List<Transition> lines =
                Transitions.TABLE.stream().map(TransitionTable::like).distinct().toList();
        Map<String, Arrow> arrows = new LinkedHashMap<>();
        for (Transition row : Transitions.TABLE) {
            for (TaskStatus from : EnumSet.copyOf(row.from())) {
                Arrow arrow = arrows.computeIfAbsent(
                        from + ">" + row.to(),
                        key -> new Arrow(from.toCode(), row.to().toCode(), new TreeSet<>(), new TreeSet<>()));
                arrow.who().add(name(row.who()));
                arrow.lines().add(lines.indexOf(like(row)) + 1);
            }
        }
        return List.copyOf(arrows.values());
    }

    /** As a table of Markdown. */
    public static String markdown() {
        Stream<String> head = Stream.of("| from | to | who | needs | else |", "|---|---|---|---|---|");
        Stream<String> rows = lines().stream().map(line -> Stream.of(
                        line.from(),
                        line.to(),
                        line.who(),
                        line.needs(),
                        line.rule().isEmpty() ? "" : "`" + line.rule() + "`")
                .collect(Collectors.joining(" | ", "| ", " |"))
                .replace("|  |", "| |")
                .replace("|  |", "| |"));
        return Stream.concat(head, rows).collect(Collectors.joining("\n"));
    }

    /** As a state diagram of Mermaid. */
    public static String diagram() {
        Set<TaskStatus> statuses = EnumSet.copyOf(Transitions.OPEN);
        Transitions.TABLE.forEach(row -> statuses.add(row.to()));
        List<String> all = statuses.stream().map(TaskStatus::toCode).toList();
        Stream<String> names = all.stream()
                .filter(status -> status.contains("-"))
                .map(status -> "state \"" + status + "\" as " + id(status));
        Stream<String> begin = Stream.of("[*] --> " + id(TaskStatus.REQUESTED.toCode()) + ": sent");
        Stream<String> steps = arrows().stream()
                .map(arrow -> id(arrow.from()) + " --> " + id(arrow.to()) + ": " + String.join(" or ", arrow.who()));
        Stream<String> ends =
                all.stream().filter(status -> !open().contains(status)).map(status -> id(status) + " --> [*]");
        return Stream.of(names, begin, steps, ends)
                .flatMap(lines -> lines)
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n", "stateDiagram-v2\n", ""));
    }

    /** What the rows of one line have in common. */
    private static Transition like(Transition row) {
        boolean goesBack = row.from().equals(Set.of(TaskStatus.ONHOLD)) && Transitions.OPEN.contains(row.to());
        return goesBack ? new Transition(row.from(), null, row.who(), row.needs()) : row;
    }

    private static String name(Actor actor) {
        return actor.name().toLowerCase(Locale.ROOT);
    }

    /** Mermaid takes no hyphen in the name of a state. */
    private static String id(String status) {
        return status.replace('-', '_');
    }

    private static String codes(Collection<TaskStatus> statuses) {
        return statuses.stream().sorted().map(TaskStatus::toCode).collect(Collectors.joining(", "));
    }
}
