package uk.onestory.server;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in a few plain words on the console why OneStory does not start and what to do, whatever it was. The stack trace is
 * for those who ask for it ({@code --debug}).
 */
class StartFailure implements SpringBootExceptionReporter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    private final ConfigurableApplicationContext application;
    private final PrintStream console;

    /** @param application null where it failed before there was one */
    public StartFailure(ConfigurableApplicationContext application) {
        this(application, System.err);
    }

    StartFailure(ConfigurableApplicationContext application, PrintStream console) {
        this.application = application;
        this.console = console;
    }

    @Override
    public boolean reportException(Throwable failure) {
        String text = text(problems(failure));
        console.println(text);
        if (has("logging.file.name") || has("logging.file.path") || has("logging.structured.format.console")) {
            LOG.error(text);
        }
        if (LOG.isDebugEnabled() || (has("debug") && !"false".equals(property("debug")))) {
            failure.printStackTrace(console);
        }
        return true;
    }

    static String text(List<Problem> problems) {
        if (problems.size() == 1) {
            String told = problems.get(0).toString();
            return "OneStory does not start: " + Character.toLowerCase(told.charAt(0)) + told.substring(1);
        }
        return problems.stream()
                .map(problem -> "- " + problem)
                .collect(Collectors.joining("\n", "OneStory does not start:\n", ""));
    }

    private List<Problem> problems(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refused) {
                return refused.problems();
            }
        }
        return BindingProblems.of(failure)
                .orElseGet(() -> List.of(DatabaseProblem.in(failure)
                        .or(() -> inYaml(failure))
                        .or(() -> bySpring(failure))
                        .orElseGet(() -> unexpected(failure))));
    }

    private static Optional<Problem> inYaml(Throwable failure) {
        if (!(NestedExceptionUtils.getMostSpecificCause(failure) instanceof MarkedYAMLException broken)) {
            return Optional.empty();
        }
        String place = broken.getProblemMark() == null
                ? ""
                : " at line " + (broken.getProblemMark().getLine() + 1) + ", column "
                        + (broken.getProblemMark().getColumn() + 1);
        return Optional.of(new Problem(
                "a file with settings is no YAML" + place + " (" + broken.getProblem() + ")",
                "Look at the files of spring.config.import, spring.config.location and spring.config.additional-location,"
                        + " and at application.yaml: spaces before names, a space after each colon, quotes around what"
                        + " holds : or #"));
    }

    private Optional<Problem> bySpring(Throwable failure) {
        ArgumentResolver arguments = application == null
                ? null
                : ArgumentResolver.of(BeanFactory.class, application.getBeanFactory())
                        .and(Environment.class, application.getEnvironment());
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, ignored) -> {}));
        return analyzers.stream()
                .flatMap(analyzer -> Optional.ofNullable(analyzer.analyze(failure)).stream())
                .findFirst()
                .map(StartFailure::problem);
    }

    private static Problem problem(FailureAnalysis analysis) {
        String action = analysis.getAction();
        return new Problem(
                analysis.getDescription(),
                action == null || action.isBlank() ? "Start with --debug to see where it happened" : action);
    }

    private static Problem unexpected(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String words = DatabaseProblem.firstLine(cause);
        return new Problem(
                "it met " + cause.getClass().getSimpleName() + (words.isEmpty() ? "" : ", " + words),
                "Start with --debug to see where it happened");
    }

    private boolean has(String setting) {
        return property(setting) != null;
    }

    private String property(String setting) {
        return application == null ? null : application.getEnvironment().getProperty(setting);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
