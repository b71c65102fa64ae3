package uk.onestory.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * {@code onestory.access-log}: one line for each request, without data of people.
 *
 * @param accessLog {@code off}, {@code console}, or the path of a file
 */
@ConfigurationProperties("onestory")
record AccessLogSettings(@DefaultValue("off") String accessLog) implements CheckedSettings {

    /** YAML reads a plain off as false. */
    private static final Set<String> OFF = Set.of("", "off", "false");

    private static final Set<String> CONSOLE = Set.of("console", "stdout");

    boolean isOff() {
        return OFF.contains(word());
    }

    boolean isConsole() {
        return CONSOLE.contains(word());
    }

    Path file() {
        return Path.of(accessLog.strip()).toAbsolutePath().normalize();
    }

    @Override
    public List<Problem> problems(Environment environment) {
        if (isOff() || isConsole()) {
            return List.of();
        }
        if (!accessLog.matches(".*[./\\\\].*")) {
            return List.of(new Problem(
                    "onestory.access-log is '" + accessLog + "'", "It takes off, console, or the path of a file"));
        }
        return isWritable()
                ? List.of()
                : List.of(new Problem(
                        "the access log cannot be written to " + accessLog,
                        "Name a file in a folder that the server may write to in onestory.access-log"));
    }

    private boolean isWritable() {
        try {
            Path file = file();
            Files.createDirectories(file.getParent());
            return Files.exists(file)
                    ? Files.isRegularFile(file) && Files.isWritable(file)
                    : Files.isWritable(file.getParent());
        } catch (java.io.IOException | RuntimeException no) {
            return false;
        }
    }

    private String word() {
        return accessLog.strip().toLowerCase(Locale.ROOT);
    }
}
