package uk.onestory.referral;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** Rows of the table that differ in the status that they lead to only are one line. */
    public static List<Line> lines() {
        Map<Transition, Set<TaskStatus>> targets = new LinkedHashMap<>();
        for (Transition row : Transitions.TABLE) {
            boolean goesBack = row.from().equals(Set.of(TaskStatus.ONHOLD)) && Transitions.OPEN.contains(row.to());
            Transition like = goesBack ? new Transition(row.from(), null, row.who(), row.needs()) : row;
            targets.computeIfAbsent(like, key -> EnumSet.noneOf(TaskStatus.class))
                    .add(row.to());
        }
        return targets.entrySet().stream()
                .map(entry -> new Line(
                        codes(entry.getKey().from()),
                        codes(entry.getValue()),
                        entry.getKey().who().name().toLowerCase(Locale.ROOT),
                        entry.getKey().needs().words(),
                        entry.getKey().needs().rule().map(Rule::code).orElse("")))
                .toList();
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
        Map<String, Set<Actor>> arrows = new LinkedHashMap<>();
        for (Transition row : Transitions.TABLE) {
            for (TaskStatus from : EnumSet.copyOf(row.from())) {
                arrows.computeIfAbsent(id(from) + " --> " + id(row.to()), key -> EnumSet.noneOf(Actor.class))
                        .add(row.who());
            }
        }
        Set<TaskStatus> all = EnumSet.copyOf(Transitions.OPEN);
        Transitions.TABLE.forEach(row -> all.add(row.to()));
        Stream<String> names = all.stream()
                .filter(status -> status.toCode().contains("-"))
                .map(status -> "state \"" + status.toCode() + "\" as " + id(status));
        Stream<String> begin = Stream.of("[*] --> " + id(TaskStatus.REQUESTED) + ": sent");
        Stream<String> steps = arrows.entrySet().stream().map(arrow -> arrow.getKey() + ": " + who(arrow.getValue()));
        Stream<String> ends = all.stream()
                .filter(status -> !Transitions.OPEN.contains(status))
                .map(status -> id(status) + " --> [*]");
        return Stream.of(names, begin, steps, ends)
                .flatMap(lines -> lines)
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n", "stateDiagram-v2\n", ""));
    }

    private static String who(Set<Actor> actors) {
        return actors.stream()
                .map(actor -> actor.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    /** Mermaid takes no hyphen in the name of a state. */
    private static String id(TaskStatus status) {
        return status.toCode().replace('-', '_');
    }

    private static String codes(Collection<TaskStatus> statuses) {
        return statuses.stream().sorted().map(TaskStatus::toCode).collect(Collectors.joining(", "));
    }
}
