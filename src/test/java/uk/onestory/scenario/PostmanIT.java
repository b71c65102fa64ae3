package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/** The Postman collection, imported by its link from the server and run from top to bottom. */
class PostmanIT {

    private static final Path SOURCE = Path.of("src", "test", "postman");
    private static final Path FOLDER = Path.of("target", "postman");
    private static final Path LOG = FOLDER.resolve("newman.log");

    @Test
    void collectionRunsAgainstTheServerThatServesIt() throws Exception {
        boolean node = run(List.of("node", "--version")) == 0 && run(List.of("npm", "--version")) == 0;
        Assumptions.assumeTrue(
                node || System.getenv("CI") != null, "skipped: newman needs Node and npm, and they are not installed");
        install();

        int failures = run(List.of(
                "node",
                FOLDER.resolve("node_modules/newman/bin/newman.js").toString(),
                "run",
                OneStoryServer.root() + "/postman/onestory.postman_collection.json",
                "--env-var",
                "base=" + OneStoryServer.root(),
                "--reporters",
                "cli",
                "--color",
                "off"));

        assertThat(failures).as(Files.readString(LOG)).isZero();
    }

    @Test
    void environmentIsServedToo() {
        given().get(OneStoryServer.root() + "/postman/onestory.postman_environment.json")
                .then()
                .statusCode(200)
                .body("name", equalTo("OneStory demo on this machine"));
    }

    private static void install() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
            assertThat(run(List.of("npm", "ci", "--prefix", FOLDER.toString()))).isZero();
        }
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            Files.createDirectories(FOLDER);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException notInstalled) {
            return -1;
        }
    }
}
