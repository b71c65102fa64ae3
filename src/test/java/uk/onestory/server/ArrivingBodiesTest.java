package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** In a container with one worker thread. */
class ArrivingBodiesTest {

    private static final int LIMIT = 1_000;
    /** More than any test takes on a slow machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Tomcat tomcat = new Tomcat();

    @TempDir
    Path folder;

    private void start(Duration patience) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxThreads", "1");
        tomcat.getConnector().setProperty("minSpareThreads", "1");
        tomcat.getEngine().getPipeline().addValve(new UnreadBodies(10 * LIMIT));
        Context context = tomcat.addContext("", folder.toString());
        ServerLimits limits = new ServerLimits(
                DataSize.ofBytes(LIMIT),
                1,
                10,
                1,
                1,
                1,
                1,
                1,
                Duration.ZERO,
                Duration.ZERO,
                50,
                DataSize.ofBytes(LIMIT),
                DataSize.ofKilobytes(8));
        FailureWriter outcomes = new FailureWriter(FhirContext.forR4Cached());
        ArrivingBodies arriving = new ArrivingBodies(patience, new UnfinishedBodies(3));
        FilterDef filter = new FilterDef();
        filter.setFilterName("bodies");
        filter.setAsyncSupported("true");
        filter.setFilter(new OtherBodies(limits, arriving, new ErrorAnswers(outcomes, new ErrorHtml())));
        context.addFilterDef(filter);
        FilterMap all = new FilterMap();
        all.setFilterName("bodies");
        all.addURLPattern("/*");
        all.setDispatcher("REQUEST");
        all.setDispatcher("ASYNC");
        context.addFilterMap(all);
        Wrapper echo = Tomcat.addServlet(context, "echo", new Echo());
        echo.setAsyncSupported(true);
        context.addServletMappingDecoded("/", "echo");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void whoSendsTooSlowlyIs408() throws IOException, LifecycleException {
        start(Duration.ofSeconds(1));
        try (Socket slow = send("POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345")) {
            assertThat(answer(slow)).startsWith("HTTP/1.1 408").contains("\"error\":\"invalid_request\"");
        }
    }

    @Test
    void oneAddressLeavesOnlySoManyUnfinished() throws Exception {
        start(PATIENCE);
        String half = "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345";
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try (Socket one = send(half);
                Socket two = send(half);
                Socket three = send(half);
                Socket four = send(half)) {
            // the container takes them in an order of its own
            List<Callable<String>> answers = List.of(one, two, three, four).stream()
                    .<Callable<String>>map(sender -> () -> answer(sender))
                    .toList();
            assertThat(readers.invokeAny(answers)).startsWith("HTTP/1.1 429").contains("Retry-After");
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void moreThanAllowedIs413WhetherAnnouncedOrNot() throws IOException, LifecycleException {
        // what is announced is passed over first, as long as it may take
        start(Duration.ofSeconds(1));
        try (Socket announced = send("POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n")) {
            assertThat(answer(announced)).startsWith("HTTP/1.1 413");
        }
        try (Socket chunked = send("POST /oauth2/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n"
                + "x".repeat(2_000) + "\r\n0\r\n\r\n")) {
            assertThat(answer(chunked)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyInPiecesIsReadWhole() throws IOException, LifecycleException {
        start(PATIENCE);
        try (Socket pieces = send("POST /oauth2/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nab")) {
            write(pieces, "c\r\n");
            write(pieces, "2\r\nde\r\n0\r\n\r\n");
            assertThat(answer(pieces)).startsWith("HTTP/1.1 200").endsWith("REQUEST abcde");
        }
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
        socket.setSoTimeout(10_000);
        write(socket, text);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] text = (request.getDispatcherType() + " "
                            + new String(request.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .getBytes(StandardCharsets.US_ASCII);
            response.setContentLength(text.length);
            response.getOutputStream().write(text);
        }
    }
}
