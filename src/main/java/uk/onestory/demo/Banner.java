package uk.onestory.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import uk.onestory.access.Partner;
import uk.onestory.access.Partners;
import uk.onestory.server.DataPlace;

/** When all is there: where the server is and its data, who may call, how to stop it, and a first command that works. */
@Component
class Banner {

    private static final Logger LOG = LoggerFactory.getLogger(Banner.class);

    /** The one that the first command is of. */
    private static final String CALLER = "demo-cmht";

    private final Environment environment;
    private final WebServerApplicationContext application;
    private final Partners partners;

    Banner(Environment environment, WebServerApplicationContext application, Partners partners) {
        this.environment = environment;
        this.application = application;
        this.partners = partners;
    }

    void show() {
        LOG.info(text(
                application.getWebServer().getPort(), ProcessHandle.current().pid()));
    }

    String text(int port, long process) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        String server = server(port);
        String health = Optional.ofNullable(environment.getProperty("management.server.port"))
                .map(own -> server.replaceFirst(":\\d+.*", "") + ":" + own)
                .orElse(server);
        return """
                OneStory is ready%1$s

                  Start here %2$s/
                  FHIR       %2$s/fhir
                  Metadata   %2$s/fhir/metadata
                  Profiles   %2$s/profiles/
                  Postman    %2$s/postman/onestory.postman_collection.json
                  Health     %3$s/actuator/health

                  Data       %4$s
                  Stop       Ctrl-C, or: kill %5$d

                Partners%6$s:
                %7$s

                %8$s
                """.formatted(
                        demo ? " to try." : ".",
                        server,
                        health,
                        DataPlace.ofUrl(environment.getProperty("spring.datasource.url", "")),
                        process,
                        demo ? " (those of the demonstration have the secret demo-secret)" : "",
                        partnerLines(),
                        firstCommand(demo, server));
    }

    private String server(int port) {
        boolean encrypted = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && List.of("server.ssl.key-store", "server.ssl.bundle", "server.ssl.certificate").stream()
                        .anyMatch(environment::containsProperty);
        return (encrypted ? "https" : "http") + "://localhost:" + port
                + environment.getProperty("server.servlet.context-path", "");
    }

    private String partnerLines() {
        return partners.all().stream()
                .map(partner -> "  %-16s %-14s %-10s for %s"
                        .formatted(
                                partner.id(),
                                partner.sector().code(),
                                partner.kind().name().toLowerCase(Locale.ROOT),
                                String.join(", ", partner.organizations())))
                .collect(Collectors.joining("\n"));
    }

    private String firstCommand(boolean demo, String server) {
        Optional<Partner> caller =
                partners.byId(CALLER).filter(partner -> demo && "demo-secret".equals(partner.secret()));
        return caller.isPresent()
                ? "The work list of " + CALLER + ":\n  " + workList(server)
                : "What it can do:\n  curl -s " + server + "/fhir/metadata";
    }

    private static String workList(String server) {
        return """
                curl -s -H "Authorization: Bearer $(curl -s -u demo-cmht:demo-secret \
                -d 'grant_type=client_credentials&scope=system/*.rs' %1$s/oauth2/token \
                | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')" \
                '%1$s/fhir/Task?owner=Organization/me&status=requested&_include=Task:focus&_include=Task:patient'""".formatted(server);
    }
}
