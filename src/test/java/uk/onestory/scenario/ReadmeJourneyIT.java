package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.PastedJourney.Block;

/** Word for word, as somebody pastes it: in interactive shells, where comments and globs mean other things than in scripts. */
class ReadmeJourneyIT {

    private static final String MARK = "=== end of block ===";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"bash --norc --noprofile -i", "zsh -f -i"})
    void eachBlockPrintsWhatThePageSays(String shell) throws Exception {
        List<String> command = List.of(shell.split(" "));
        assumeTrue(isInstalled(command.get(0)), command.get(0) + " is not installed here");
        List<Block> blocks = PastedJourney.read().blocks();
        String pasted = blocks.stream()
                .map(block -> onThisServer(block.commands()) + "\necho '" + MARK + "'\n")
                .collect(Collectors.joining());
        Path input = Files.writeString(home.resolve("pasted"), pasted);
        Path output = home.resolve("output");
        Path errors = home.resolve("errors");

        ProcessBuilder start = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        start.environment().put("HOME", home.toString());
        start.environment().put("PS1", "");
        Process process = start.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();

        String complaints = Files.readString(errors);
        assertThat(ended).as(complaints).isTrue();
        assertThat(complaints).doesNotContain("not found", "no matches", "bad pattern", "parse error", "event not");
        String[] printed = Files.readString(output).split(MARK + "\n");
        assertThat(printed).as(complaints).hasSize(blocks.size());
        for (int i = 0; i < printed.length; i++) {
            Block block = blocks.get(i);
            assertThat(comparable(printed[i])).as(block.commands()).is(as(block.printed()));
        }
    }

    @Test
    void itLeavesNothingInTheFolder() throws IOException {
        assertThat(PastedJourney.read().blocks()).allSatisfy(block -> assertThat(block.commands())
                .doesNotContainPattern(">\\s*(?!/tmp/|/dev/null)[\\w./]"));
    }

    /** Where the page shows nothing, what is printed is no refusal at least. */
    private static Condition<String> as(String shown) throws IOException {
        if (shown == null) {
            return new Condition<>(printed -> !printed.contains("OperationOutcome"), "no refusal");
        }
        String expected = comparable(shown);
        return new Condition<>(expected::equals, "%s", expected);
    }

    /** Ids are others each time; how JSON is laid out does not matter. */
    private static String comparable(String text) throws IOException {
        String same = text.strip().replaceAll(UUID, "[id]");
        return same.startsWith("{") ? JSON.readTree(same).toPrettyString() : same;
    }

    private static String onThisServer(String commands) {
        return commands.replace("http://localhost:8080", OneStoryServer.root())
                .replaceAll("(?m)^NHS=\\d+$", "NHS=" + Fixtures.nextNhsNumber());
    }

    private static boolean isInstalled(String command) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
