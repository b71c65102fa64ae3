package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;

/** Two server processes on one PostgreSQL. */
class TwoNodesIT {

    @Test
    void bothStartOnAnEmptyDatabaseAndSeeEachOthersWritesAtOnce() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isPostgresql(), "skipped: an H2 file belongs to one process");
        TestDatabase database = TestDatabase.create();
        String keys = "--onestory.token.signing-keys=file:" + signingKeys();
        try (ServerProcess one = ServerProcess.begin(database, keys);
                ServerProcess other = ServerProcess.begin(database, keys)) {
            one.awaitReady();
            other.awaitReady();
            String gp = OneStoryServer.tokenAt(one.root(), "demo-gp");
            String cmht = OneStoryServer.tokenAt(one.root(), "demo-cmht");

            // The package and the directory were installed by one of them.
            given().header("Authorization", "Bearer " + gp)
                    .get(
                            other.base()
                                    + "/StructureDefinition?url=https://fhir.onestory.example/StructureDefinition/OneStory-Referral")
                    .then()
                    .statusCode(200)
                    .body("entry", hasSize(1))
                    .body("entry[0].resource.meta.versionId", equalTo("1"));

            // A token of one is good at the other, and its work list holds what the first one took.
            given().header("Authorization", "Bearer " + gp)
                    .contentType("application/fhir+json")
                    .body(Fixtures.json("scenario/gp-refers-to-cmht.json"))
                    .post(one.base())
                    .then()
                    .statusCode(200);
            given().header("Authorization", "Bearer " + cmht)
                    .get(other.base() + "/Task?owner=Organization/me&status=requested")
                    .then()
                    .statusCode(200)
                    .body("entry", hasSize(1));
        }
    }

    private static Path signingKeys() throws Exception {
        Path file = Files.createTempFile("onestory-keys", ".json");
        JWKSet keys = new JWKSet(new RSAKeyGenerator(2048).keyID("test").generate());
        return Files.writeString(file, keys.toString(false));
    }
}
