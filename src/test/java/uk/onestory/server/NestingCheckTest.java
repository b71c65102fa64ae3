package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NestingCheckTest {

    private static final String JSON = "application/fhir+json; charset=UTF-8";
    private static final String XML = "application/fhir+xml";

    private final NestingCheck check = new NestingCheck(100, 1_000_000);

    @Test
    void acceptsNestingUpToTheLimit() {
        accepted("[".repeat(100) + "]".repeat(100), JSON);
        accepted("<a>".repeat(100) + "</a>".repeat(100), XML);
    }

    @Test
    void refusesDeeperNesting() {
        refused("[".repeat(101) + "]".repeat(101), JSON, "deeper than 100");
        refused("<a>".repeat(101) + "</a>".repeat(101), XML, "deeper than 100");
    }

    @Test
    void refusesDeepNestingThatNeverEnds() {
        refused("{\"a\":".repeat(100_000), JSON, "deeper than 100");
        refused("<a>".repeat(100_000), XML, "deeper than 100");
    }

    @Test
    void guessesTheSyntaxAsHapiDoesWhereNoContentTypeIsSent() {
        refused(" \n" + "[".repeat(101), null, "deeper than 100");
        refused(" " + "<a>".repeat(101), null, "deeper than 100");
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        refused(
                "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Patient><id value=\"&x;\"/></Patient>",
                XML,
                "XML");
        refused("<!DOCTYPE Patient><Patient xmlns=\"http://hl7.org/fhir\"/>", XML, "document type");
        refused("<Patient>&x;</Patient>", XML, "XML");
    }

    @Test
    void saysWhereUnreadableTextBreaksWithoutRepeatingIt() {
        refused("{\"name\": Smith}", JSON, "not well-formed JSON (line 1, column");
        assertThatThrownBy(() -> check.check("{\"name\": Smith}".getBytes(StandardCharsets.UTF_8), JSON, "Patient"))
                .hasMessageNotContaining("Smith");
        refused("<Patient><name>Smith</Patient>", XML, "not well-formed XML");
    }

    @Test
    void leavesFormsAndBinariesAlone() {
        accepted("[".repeat(500), "application/x-www-form-urlencoded");
        accepted("[".repeat(500), "application/pdf");
        accepted("", null);
    }

    private void accepted(String body, String type) {
        assertThatCode(() -> check.check(body.getBytes(StandardCharsets.UTF_8), type, "Patient"))
                .doesNotThrowAnyException();
    }

    private void refused(String body, String type, String words) {
        assertThatThrownBy(() -> check.check(body.getBytes(StandardCharsets.UTF_8), type, "Patient"))
                .isInstanceOfSatisfying(RefusedRequest.class, refusal -> org.assertj.core.api.Assertions.assertThat(
                                refusal.failure().status())
                        .isEqualTo(400))
                .hasMessageContaining(words);
    }
}
