package uk.onestory;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code src/test/axe}: axe-core in jsdom and in a browser. */
public final class Axe {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final NodeFolder folder = new NodeFolder("axe");

    /** Skips the test where Node is not at hand. */
    public void install() throws Exception {
        folder.install();
    }

    public Path path() {
        return folder.path();
    }

    /** What the last check said. */
    public String log() throws IOException {
        return folder.log();
    }

    /** Runs {@code check.mjs}: 0 where nothing was found. */
    public int check(String... arguments) throws Exception {
        return folder.run(
                Stream.concat(Stream.of("node", path().resolve("check.mjs").toString()), Stream.of(arguments))
                        .toList());
    }

    /** Whether what is missing fails a test instead of skipping it. */
    public static boolean isRequired() {
        return NodeFolder.isRequired();
    }

    /** Chromium in the path, or null. */
    public static String browser() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return BROWSERS.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }
}
