package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;

class FirstRequestsTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerProperties settings = new ServerProperties();
    private final ServletWebServerApplicationContext context = mock(ServletWebServerApplicationContext.class);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            boolean open = exchange.getRequestHeaders().getFirst("Authorization") == null;
            exchange.sendResponseHeaders(open ? 200 : 401, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void openAndRefusedRequestAreMadeBeforeTheStartGoesOn() {
        open(server.getAddress().getPort());
        assertThat(asked).containsExactly("/fhir/metadata", "/fhir/Task");
    }

    @Test
    void serverThatCannotReachItselfStartsAllTheSame() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatCode(() -> open(port)).doesNotThrowAnyException();
    }

    @Test
    void tlsIsLeftAlone() {
        settings.setSsl(new Ssl());
        open(server.getAddress().getPort());
        assertThat(asked).isEmpty();
    }

    @Test
    void serverOfTheManagementPortIsLeftAlone() {
        when(context.getServerNamespace()).thenReturn("management");
        open(server.getAddress().getPort());
        assertThat(asked).isEmpty();
    }

    private void open(int port) {
        WebServer web = mock(WebServer.class);
        when(web.getPort()).thenReturn(port);
        new FirstRequests(settings).open(new ServletWebServerInitializedEvent(web, context));
    }
}
