package uk.onestory.demo;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import uk.onestory.access.Partner;
import uk.onestory.access.Partners;

/** In the profile {@code demo}: where the server is, who may call, and a first command that works. */
@Component
class DemoBanner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoBanner.class);

    private final Environment environment;
    private final WebServerApplicationContext application;
    private final Partners partners;

    DemoBanner(Environment environment, WebServerApplicationContext application, Partners partners) {
        this.environment = environment;
        this.application = application;
        this.partners = partners;
    }

    void show() {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            LOG.info(text("http://localhost:" + application.getWebServer().getPort()));
        }
    }

    private String text(String server) {
        return """
                OneStory is ready to try.

                  FHIR       %1$s/fhir
                  Metadata   %1$s/fhir/metadata
                  Profiles   %1$s/profiles/
                  Postman    %1$s/postman/onestory.postman_collection.json

                Demonstration partners (secret demo-secret):
                %2$s

                The work list of demo-cmht:
                  %3$s
                """.formatted(server, partnerLines(), workList(server));
    }

    private String partnerLines() {
        return partners.all().stream()
                .map(partner -> "  %-16s %-14s %-10s for %s"
                        .formatted(
                                partner.id(),
                                partner.sector().code(),
                                lower(partner.kind()),
                                String.join(", ", partner.organizations())))
                .collect(Collectors.joining("\n"));
    }

    private static String workList(String server) {
        return """
                curl -s -H "Authorization: Bearer $(curl -s -u demo-cmht:demo-secret \
                -d 'grant_type=client_credentials&scope=system/*.rs' %1$s/oauth2/token \
                | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')" \
                '%1$s/fhir/Task?owner=Organization/me&status=requested&_include=Task:focus&_include=Task:patient'""".formatted(server);
    }

    private static String lower(Partner.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
