package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

class CapabilitiesIT {

    private final Response metadata = given().baseUri(OneStoryServer.base()).get("/metadata");

    @Test
    void tellsWhatIsOfferedAndNothingElse() {
        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.<List<String>>path("rest[0].interaction.code"))
                .containsExactlyInAnyOrder("transaction", "batch");
        assertThat(metadata.<List<String>>path("rest[0].resource.operation.flatten().findAll { it }.name"))
                .contains("validate", "expand", "lookup")
                .doesNotContain("everything", "meta", "meta-add", "expunge", "reindex", "diff", "graphql");
        assertThat(metadata.<List<String>>path("rest[0].resource.find { it.type == 'Condition' }.interaction.code"))
                .containsExactlyInAnyOrder(
                        "read",
                        "vread",
                        "search-type",
                        "history-instance",
                        "history-type",
                        "create",
                        "update",
                        "patch");
        assertThat(metadata.<List<String>>path("rest[0].resource.find { it.type == 'AuditEvent' }.interaction.code"))
                .containsExactlyInAnyOrder("read", "vread", "search-type", "history-instance", "history-type");
    }

    @Test
    void tellsOurProfiles() {
        assertThat(metadata.<List<String>>path(
                        "rest[0].resource.find { it.type == 'ServiceRequest' }.supportedProfile"))
                .contains("https://fhir.onestory.example/StructureDefinition/OneStory-Referral");
    }

    @Test
    void tellsHowToGetAToken() {
        assertThat(metadata.<String>path("rest[0].security.service[0].coding[0].code"))
                .isEqualTo("SMART-on-FHIR");
        assertThat(metadata.<String>path("rest[0].security.extension[0].extension[0].valueUri"))
                .endsWith("/oauth2/token");
    }

    @Test
    void isSmallAndTheSameFromMinuteToMinute() {
        assertThat(metadata.asByteArray().length).isLessThanOrEqualTo(300 * 1024);
        assertThat(given().baseUri(OneStoryServer.base()).get("/metadata").asString())
                .isEqualTo(metadata.asString());
    }
}
