package uk.onestory.server;

import java.util.List;
import java.util.stream.Collectors;

/** OneStory refuses to start: settings or the database are not as they must be. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SettingsException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public SettingsException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(new Problem(problem, remedy));
    }

    /** @param problems all that is wrong, one at least */
    public SettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
