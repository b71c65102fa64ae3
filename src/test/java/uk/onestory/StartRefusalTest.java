package uk.onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that does not start, as an operator sees it: the whole output of the process, and its exit code. */
class StartRefusalTest {

    @TempDir
    private Path folder;

    @Test
    void productionWithoutAnySettingSaysAllThatIsMissingAndNothingElse() throws Exception {
        Ended server = run();
        assertThat(server.exitCode()).isEqualTo(1);
        assertThat(server.output())
                .startsWith("OneStory does not start:\n- ")
                .contains("No database is set.", "No partner is set.", "No signing keys are set")
                .hasLineCount(4);
    }

    @Test
    void aSecondServerOnTheSameFolderSaysThatItIsInUse() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("data").resolve("onestory");
        try (Connection other = DriverManager.getConnection(url, "sa", "")) {
            Ended server = run("--spring.profiles.active=demo", "--server.port=0");
            assertThat(other.isValid(1)).isTrue();
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output()).hasLineCount(2);
            assertThat(server.output().lines().toList().get(0)).contains("OneStory starts", folder.toString());
            assertThat(server.output().lines().toList().get(1))
                    .startsWith("OneStory does not start: the database is in use by another process.");
        }
    }

    private Ended run(String... settings) throws Exception {
        Path log = folder.resolve("server.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OneStoryApplication.class.getName()));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(log).replace("\r", ""));
    }

    private record Ended(int exitCode, String output) {}
}
