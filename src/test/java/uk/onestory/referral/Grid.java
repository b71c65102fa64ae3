package uk.onestory.referral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.Fixtures;

/** The table that {@code referral/grid.txt} writes out by hand; the server's own table has no part in it. */
final class Grid {

    private Grid() {}

    /** Who asks. */
    enum Role {
        OWNER("demo-cmht"),
        REQUESTER("demo-gp"),
        OTHER("demo-socialcare");

        private final String partner;

        Role(String partner) {
            this.partner = partner;
        }

        String partner() {
            return partner;
        }
    }

    /** What a bare change of the status answers. */
    enum Answer {
        OK("ok", null, false),
        ILLEGAL("-", "illegal-transition", false),
        NOT_YOURS("not-yours", "not-your-task", false),
        REASON("reason", "reason-needed", true),
        BOUNCE("bounce", "no-bounce", true),
        SUPPORT("support", "support-in-place", true);

        private final String word;
        private final String rule;
        private final boolean needsMore;

        Answer(String word, String rule, boolean needsMore) {
            this.word = word;
            this.rule = rule;
            this.needsMore = needsMore;
        }

        /** Empty where it is taken. */
        Optional<String> rule() {
            return Optional.ofNullable(rule);
        }

        /** Whether it is taken with what the step needs. */
        boolean needsMore() {
            return needsMore;
        }

        private static Answer of(String word) {
            return Arrays.stream(values())
                    .filter(answer -> answer.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    record Cell(Role role, TaskStatus from, TaskStatus to, Answer answer) {}

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        Role role = null;
        List<String> targets = List.of();
        for (String line : Fixtures.json("referral/grid.txt").lines().toList()) {
            List<String> words = List.of(line.trim().split("\\s+", -1));
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> rest = words.subList(1, words.size());
            if (rest.contains("draft")) {
                role = Role.valueOf(words.get(0).toUpperCase(java.util.Locale.ROOT));
                targets = rest;
                continue;
            }
            for (int i = 0; i < targets.size(); i++) {
                cells.add(new Cell(role, status(words.get(0)), status(targets.get(i)), Answer.of(rest.get(i))));
            }
        }
        return cells;
    }

    private static TaskStatus status(String code) {
        return TaskStatus.fromCode(code);
    }
}
