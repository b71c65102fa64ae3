package uk.onestory.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Asks the server itself for what everybody may have, and once with a token that is none, before it calls itself ready:
 * the first request of all loads some thousand classes, and no partner should wait for them. Where the server cannot
 * reach itself (TLS with certificates of clients, a firewall) the first partner waits half a second, no more.
 */
@Component
class FirstRequests {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRequests.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final ServerProperties settings;

    FirstRequests(ServerProperties settings) {
        this.settings = settings;
    }

    @EventListener
    void open(ServletWebServerInitializedEvent opened) {
        boolean management = "management".equals(opened.getApplicationContext().getServerNamespace());
        boolean encrypted = settings.getSsl() != null && settings.getSsl().isEnabled();
        if (management || encrypted) {
            return;
        }
        String host = Optional.ofNullable(settings.getAddress())
                .filter(address -> !address.isAnyLocalAddress())
                .orElseGet(InetAddress::getLoopbackAddress)
                .getHostAddress();
        String base = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + opened.getWebServer().getPort() + FhirServlet.PATH;
        ask(base + "/metadata", null);
        ask(base + "/Task", "Bearer e30.e30.e30");
    }

    private static void ask(String address, String authorization) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            if (authorization != null) {
                connection.setRequestProperty(HttpHeaders.AUTHORIZATION, authorization);
            }
            try (InputStream answer =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (answer != null) {
                    answer.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            LOG.debug("The server does not reach itself at {}: {}", address, e.getMessage());
        }
    }
}
