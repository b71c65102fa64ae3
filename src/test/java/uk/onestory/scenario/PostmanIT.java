package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.onestory.NodeFolder;
import uk.onestory.OneStoryServer;

/** The Postman collection, imported by its link from the server and run from top to bottom. */
class PostmanIT {

    @Test
    void collectionRunsAgainstTheServerThatServesIt() throws Exception {
        NodeFolder folder = new NodeFolder("postman");
        folder.install();

        int failures = folder.run(List.of(
                "node",
                folder.path().resolve("node_modules/newman/bin/newman.js").toString(),
                "run",
                OneStoryServer.root() + "/postman/onestory.postman_collection.json",
                "--env-var",
                "base=" + OneStoryServer.root(),
                "--reporters",
                "cli",
                "--color",
                "off"));

        assertThat(failures).as(folder.log()).isZero();
    }

    @Test
    void environmentIsServedToo() {
        given().get(OneStoryServer.root() + "/postman/onestory.postman_environment.json")
                .then()
                .statusCode(200)
                .body("name", equalTo("OneStory demo on this machine"));
    }
}
