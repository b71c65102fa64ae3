package uk.onestory;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A folder under {@code src/test} with a Node package, installed by its lock file under {@code target}. */
public final class NodeFolder {

    private final Path source;
    private final Path folder;
    private final Path log;

    /** @param name of the folder in {@code src/test} and in {@code target} */
    public NodeFolder(String name) {
        this.source = Path.of("src", "test", name);
        this.folder = Path.of("target", name);
        this.log = folder.resolve("node-" + System.getProperty("surefire.forkNumber", "1") + ".log");
    }

    public Path path() {
        return folder.toAbsolutePath();
    }

    /** Skips the test where Node is not at hand, but for continuous integration. */
    public void install() throws Exception {
        boolean node = run(List.of("node", "--version")) == 0 && run(List.of("npm", "--version")) == 0;
        Assumptions.assumeTrue(node || isRequired(), "skipped: it needs Node and npm, and they are not installed");
        // Tests of another process may want the same folder.
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
                FileLock lock = channel.lock();
                Stream<Path> files = Files.list(source)) {
            assertThat(lock.isValid()).isTrue();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.isDirectory(folder.resolve("node_modules"))) {
                assertThat(run(List.of("npm", "ci", "--prefix", folder.toString())))
                        .isZero();
            }
        }
    }

    /** Whether what is missing fails a test instead of skipping it. */
    public static boolean isRequired() {
        return System.getenv("CI") != null;
    }

    /** The exit code, or -1 where there is no such program. */
    public int run(List<String> command) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException notInstalled) {
            return -1;
        }
    }

    /** What the last program said. */
    public String log() throws IOException {
        return Files.readString(log);
    }
}
