package uk.onestory;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The built jar as a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts with the demonstration partners on the database, without waiting. */
    public static ServerProcess begin(TestDatabase database, String... settings) {
        try {
            int port = freePort();
            Path log = Files.createTempFile("onestory-server", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx768m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=240m",
                    "-jar",
                    System.getProperty("onestory.test.jar"),
                    "--spring.profiles.active=demo",
                    "--server.port=" + port,
                    "--onestory.demo.people=0",
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + database.username()));
            command.addAll(List.of(settings));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ServerProcess(process, port, log);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static ServerProcess start(TestDatabase database, String... settings) {
        return begin(database, settings).awaitReady();
    }

    public ServerProcess awaitReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .failFast("the server ended, see " + log, () -> !process.isAlive())
                .until(() -> RestAssured.get(root() + "/actuator/health").statusCode() == 200);
        return this;
    }

    public String root() {
        return "http://localhost:" + port;
    }

    public String base() {
        return root() + "/fhir";
    }

    /** As a power cut would: nothing is flushed, nothing is said good-bye to. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
