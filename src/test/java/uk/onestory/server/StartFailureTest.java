package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationNotFoundException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.yaml.snakeyaml.Yaml;

class StartFailureTest {

    private final GenericApplicationContext application = new GenericApplicationContext();

    @Test
    void oneProblemIsOneLine() {
        assertThat(told(new SettingsException("no database is set", "Set spring.datasource.url")))
                .isEqualTo("OneStory does not start: no database is set. Set spring.datasource.url.\n");
    }

    @Test
    void severalAreAList() {
        assertThat(told(new SettingsException(List.of(
                        new Problem("no database is set", "Set it"), new Problem("no partner is set", "List it")))))
                .isEqualTo("""
                        OneStory does not start:
                        - No database is set. Set it.
                        - No partner is set. List it.
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "90020, in use by another process",
        "28P01, does not let it in",
        "28000, does not let it in",
        "08001, does not let it in",
        "3D000, does not let it in",
        "53300, does not let it in"
    })
    void aDatabaseWithoutAWayInIsToldByItsReason(String state, String words) {
        assertThat(told(new SQLException("FATAL: no.\nHint: none", state)))
                .contains(words)
                .doesNotContain("Hint")
                .hasLineCount(1);
    }

    @Test
    void tablesThatCannotBeMadeAreToldInOneLine() {
        assertThat(told(new FlywayException("Script V1 failed\n-----\nSQL State : 42501")))
                .contains("tables of OneStory", "Script V1 failed")
                .hasLineCount(1);
    }

    @Test
    void aPortInUseIsNamed() {
        assertThat(told(new PortInUseException(8080))).contains("Port 8080").hasLineCount(1);
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsLine() {
        RuntimeException broken = failureOf(() -> new Yaml().load("onestory:\n  partners: [\n    - id: x"));
        assertThat(told(broken)).contains("no YAML", "line 3").hasLineCount(1);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(told(new ConfigDataLocationNotFoundException(ConfigDataLocation.of("file:/etc/partners.yaml"))))
                .contains("/etc/partners.yaml");
    }

    @Test
    void whatNobodyThoughtOfIsOneLineToo() {
        assertThat(told(new IllegalStateException("The wheel is missing.\nSee the manual")))
                .contains("IllegalStateException", "The wheel is missing", "--debug")
                .hasLineCount(1);
    }

    @Test
    void failuresBeforeThereIsAnApplicationAreToldToo() {
        assertThat(told(null, new IllegalStateException("too early")))
                .contains("too early")
                .hasLineCount(1);
    }

    @Test
    void whoDebugsGetsTheStackTrace() {
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("debug", Map.of("debug", "")));
        assertThat(told(new IllegalStateException("the wheel is missing")))
                .startsWith("OneStory does not start: it met")
                .contains("\tat ");
    }

    private String told(Throwable cause) {
        return told(
                application,
                new ApplicationContextException(
                        "Unable to start web server", new BeanCreationException("bean", "no", cause)));
    }

    private static String told(ConfigurableApplicationContext application, Throwable failure) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        boolean told = new StartFailure(application, new PrintStream(console, true, StandardCharsets.UTF_8))
                .reportException(failure);
        assertThat(told).isTrue();
        return console.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    private static RuntimeException failureOf(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            return failure;
        }
        throw new AssertionError("it works");
    }
}
