package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.server.SettingsException;

class ScrapeTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void withoutAFileNothingMatches() {
        ScrapeToken token = new ScrapeToken(new MetricsSettings(null));

        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(null)).isFalse();
        assertThat(token.matches("null")).isFalse();
    }

    @Test
    void matchesWhatStandsInTheFileAndNothingElse() throws IOException {
        ScrapeToken token = new ScrapeToken(new MetricsSettings(file("  " + TOKEN + "\r\n")));

        assertThat(token.matches(TOKEN)).isTrue();
        assertThat(token.matches(TOKEN + "0")).isFalse();
        assertThat(token.matches(TOKEN.substring(1))).isFalse();
        assertThat(token.matches(TOKEN.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef 0123456789abcdef",
                "0123456789abcdef0123456789abcdef\n0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdé0",
                "================================="
            })
    void aFileWithoutAUsableTokenStopsTheStart(String content) throws IOException {
        MetricsSettings settings = new MetricsSettings(file(content));

        assertThatThrownBy(() -> new ScrapeToken(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("onestory.metrics.token-file");
    }

    @Test
    void aFileThatIsNotThereOrNoneOrTooLargeStopsTheStart() throws IOException {
        file("a".repeat(5000));

        for (Path path : new Path[] {folder.resolve("none"), folder, folder.resolve("token")}) {
            assertThatThrownBy(() -> new ScrapeToken(new MetricsSettings(path))).isInstanceOf(SettingsException.class);
        }
    }

    @Test
    void aNewTokenWorksAtOnceAndTheOldOneNoMore() throws IOException {
        ScrapeToken token = new ScrapeToken(new MetricsSettings(file(TOKEN)));

        file("f" + TOKEN);

        assertThat(token.matches("f" + TOKEN)).isTrue();
        assertThat(token.matches(TOKEN)).isFalse();
    }

    @Test
    void aTokenThatWentAwayLetsNobodyIn() throws IOException {
        ScrapeToken token = new ScrapeToken(new MetricsSettings(file(TOKEN)));

        file("");
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(TOKEN)).isFalse();
        Files.delete(folder.resolve("token"));
        assertThat(token.matches(TOKEN)).isFalse();
        file(TOKEN);
        assertThat(token.matches(TOKEN)).isTrue();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("token"), content);
    }
}
