package uk.onestory.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.base;
import static uk.onestory.OneStoryServer.root;
import static uk.onestory.OneStoryServer.token;
import static uk.onestory.OneStoryServer.withToken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

/** What needs a token, what a scope reaches, and what a kind of partner may not do. */
class AccessIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata",
                "/fhir/.well-known/smart-configuration",
                "/actuator/health",
                "/actuator/health/readiness"
            })
    void openEndpointsNeedNoToken(String path) {
        given().get(root() + path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient",
                "/fhir/Patient/1",
                "/fhir",
                "/fhir/$whoami",
                "/fhir/Patient/1/$story",
                "/fhir/Task/_history",
                "/fhir/$export",
                "/fhir?_getpages=1",
                "/actuator/prometheus",
                "/actuator/env"
            })
    void everythingElseIsRefusedWithoutOne(String path) {
        given().get(root() + path).then().statusCode(401).header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        given().header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJkZW1vLWdwIn0.")
                .get(base() + "/Patient")
                .then()
                .statusCode(401)
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void smartConfigurationTellsWhereTokensComeFrom() {
        given().get(base() + "/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .body("token_endpoint", equalTo(root() + "/oauth2/token"))
                .body("grant_types_supported", hasItem("client_credentials"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "system/Nothing.x", "onestory/identifiable-export"})
    void scopeThatIsMissingOrNotHeldIsRefused(String scope) {
        given().auth()
                .preemptive()
                .basic("demo-gp", "demo-secret")
                .formParam("grant_type", "client_credentials")
                .formParam("scope", scope)
                .post(root() + "/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @Test
    void wrongSecretIsRefused() {
        given().auth()
                .preemptive()
                .basic("demo-gp", "guess")
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "system/*.rs")
                .post(root() + "/oauth2/token")
                .then()
                .statusCode(401);
    }

    @Test
    void partOfAHeldScopeMayBeAsked() {
        String tasksOnly = token("demo-cmht", "system/Task.rs");

        withToken(tasksOnly).get("/Task").then().statusCode(200);
        withToken(tasksOnly).get("/Patient").then().statusCode(403);
        withToken(tasksOnly)
                .body("{\"resourceType\":\"Task\"}")
                .post("/Task")
                .then()
                .statusCode(403);
    }

    @Test
    void readDoesNotIncludeSearchAndSearchNotRead() {
        Referral referral = Referral.toCmht();

        withToken(token("demo-gp", "system/Patient.r")).get("/Patient").then().statusCode(403);
        withToken(token("demo-gp", "system/Patient.r"))
                .get("/Patient/" + referral.patient())
                .then()
                .statusCode(200);
        withToken(token("demo-gp", "system/Patient.s"))
                .get("/Patient/" + referral.patient())
                .then()
                .statusCode(403);
    }

    @Test
    void chainsNeedTheScopeOfEveryTypeThatTheyCross() {
        String tasksOnly = token("demo-cmht", "system/Task.rs");

        withToken(tasksOnly).get("/Task?patient.family=Ashworth").then().statusCode(403);
        withToken(tasksOnly).get("/Task?patient:Patient.family=Ashworth").then().statusCode(403);
        withToken(token("demo-cmht", "system/Patient.rs"))
                .get("/Patient?_has:Condition:patient:code=66590003")
                .then()
                .statusCode(403);
    }

    @Test
    void includedResourcesOutsideTheScopeStayOut() {
        Referral referral = Referral.toCmht();

        withToken(token("demo-cmht", "system/Task.rs"))
                .get("/Task?focus=ServiceRequest/" + referral.id() + "&_include=Task:focus&_include=Task:patient")
                .then()
                .statusCode(200)
                .body("entry.resource.resourceType.unique()", equalTo(java.util.List.of("Task")));
    }

    @Test
    void entriesOfABundleNeedTheirScopes() {
        String batch =
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"%s\"}}]}";
        String tasksOnly = token("demo-cmht", "system/Task.rs");

        String status = "entry[0].response.status";
        withToken(tasksOnly).body(batch.formatted("Task")).post().then().body(status, startsWith("200"));
        withToken(tasksOnly).body(batch.formatted("Patient")).post().then().body(status, startsWith("403"));
        withToken(tasksOnly)
                .body(batch.formatted("Patient/1/$everything"))
                .post()
                .then()
                .body(status, startsWith("405"));
    }

    @Test
    void clinicalPartnersNeitherWriteTheDirectoryNorDelete() {
        Referral referral = Referral.toCmht();

        as("demo-gp")
                .body("{\"resourceType\":\"Organization\",\"name\":\"Ours\"}")
                .post("/Organization")
                .then()
                .statusCode(403);
        as("demo-gp").delete("/Patient/" + referral.patient()).then().statusCode(405);
        as("demo-gp").delete("/Task?status=requested").then().statusCode(405);
    }

    @Test
    void operatorKeepsTheDirectoryAndSeesNoRecords() {
        Referral referral = Referral.toCmht();

        as("demo-admin").get("/Patient/" + referral.patient()).then().statusCode(403);
        as("demo-admin").get("/Organization/gmmh?_format=json").then().statusCode(200);
        String id = as("demo-admin")
                .body("{\"resourceType\":\"Organization\",\"name\":\"New practice\"}")
                .post("/Organization")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("demo-admin").delete("/Organization/" + id).then().statusCode(200);
        as("demo-admin").get("/Organization/" + id).then().statusCode(410);
    }

    @Test
    void reportingPartnersExportOnly() {
        as("demo-reporting").get("/Patient").then().statusCode(403);
        as("demo-reporting").get("/Task").then().statusCode(403);
        as("demo-gp").header("Prefer", "respond-async").get("/$export").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/Patient/1/$everything", "/$meta", "/Patient/$meta", "/$get-resource-counts", "/Patient/1/$diff"
            })
    void operationsThatAreNotOfferedAreRefused(String path) {
        assertThat(as("demo-gp").get(path).statusCode()).isIn(400, 404, 405);
    }

    @Test
    void systemHistoryIsOff() {
        assertThat(as("demo-gp").get("/_history").statusCode()).isIn(400, 404, 405);
    }

    @Test
    void whoAmITellsTheOrganisation() {
        as("demo-withyou")
                .get("/$whoami")
                .then()
                .statusCode(200)
                .body(
                        "parameter.find { it.name == 'organization' }.valueReference.reference",
                        equalTo("Organization/with-you"))
                .body("parameter.find { it.name == 'kind' }.valueCode", equalTo("clinical"));
    }

    @Test
    void organisationThatThePartnerDoesNotActForIsRefused() {
        as("demo-gp").header("X-Acting-For", "RXV").get("/Task").then().statusCode(403);
        as("demo-gp").header("X-Acting-For", "ZZGP01").get("/Task").then().statusCode(200);
    }
}
