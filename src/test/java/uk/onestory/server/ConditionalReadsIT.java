package uk.onestory.server;

import static uk.onestory.OneStoryServer.as;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalReadsIT {

    private static final String SERVICE = "/HealthcareService/with-you-wigan";

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        as("demo-gp")
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get(SERVICE)
                .then()
                .statusCode(304);
        as("demo-gp")
                .header("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                .get(SERVICE)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-22T10:00:00Z", "Sunday"})
    void dateThatIsNoneIsNotLookedAt(String since) {
        for (String path : new String[] {SERVICE, SERVICE + "/_history/1"}) {
            as("demo-gp").header("If-Modified-Since", since).get(path).then().statusCode(200);
        }
    }
}
