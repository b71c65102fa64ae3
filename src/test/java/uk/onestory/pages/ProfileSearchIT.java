package uk.onestory.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.root;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The search over the pages, as a browser without scripts and without a token asks it. */
class ProfileSearchIT {

    @ParameterizedTest
    @CsvSource({
        "referral, StructureDefinition-OneStory-Referral.html",
        "$hand-on, OperationDefinition-OneStory-hand-on.html",
        "no-bounce, CodeSystem-OneStory-Rule.html#code-no-bounce",
        "waiting-since, SearchParameter-OneStory-Task-waiting-since.html",
        "housing, CodeSystem-OneStory-Need.html#code-housing",
        "key worker, CodeSystem-OneStory-CareTeamRole.html#code-key-worker"
    })
    void profilesOperationsRulesParametersAndCodesAreFound(String question, String page) {
        HtmlPage found = found(question);

        assertThat(found.links()).contains(page);
        given().get(root() + "/profiles/" + page.replaceFirst("#.*", "")).then().statusCode(200);
    }

    @Test
    void everyResultLeadsToAPlaceThatIsThere() {
        assertThat(found("needed").links())
                .filteredOn(link -> link.contains("#code-"))
                .isNotEmpty()
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    String page = given().get(root() + "/profiles/" + parts[0]).asString();
                    assertThat(HtmlPage.of(page).ids()).contains(parts[1]);
                });
    }

    @Test
    void theFormOfEveryPageAsksIt() {
        Response page = given().get(root() + "/profiles/StructureDefinition-OneStory-Referral.html");

        page.then().statusCode(200).header("Content-Security-Policy", containsString("form-action 'self'"));
        Element form = HtmlPage.of(page.asString()).elements("form").get(0);
        assertThat(form.getAttribute("action")).isEqualTo("search");
        assertThat(form.getAttribute("method")).isEqualTo("get");
        given().get(root() + "/").then().header("Content-Security-Policy", containsString("form-action 'none'"));
    }

    @Test
    void nothingAskedIsAnsweredWithTheBox() {
        assertThat(HtmlPage.of(search("").asString()).text()).contains("by name, by code");
        given().get(root() + "/profiles/search").then().statusCode(200).contentType(startsWith("text/html"));
    }

    @Test
    void nothingFoundSaysSo() {
        assertThat(found("zebra crossing").text()).contains("Nothing has all of these words", "zebra crossing");
    }

    @Test
    void manyResultsAreCutWithTheirNumber() {
        HtmlPage page = found("a");

        assertThat(page.text()).contains("the first 50 shown");
        assertThat(page.elements("li")).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${7*7} [[${7*7}]] __${1+1}__",
                "&lt;b&gt; &amp; ' \"",
                "naïve Übergröße 訪問 \uD83D\uDE00 \u202E",
                "../../application.yaml",
                "a\u0000b\u0007c\r\nSet-Cookie: x=y",
                "%41%zz",
                "' OR '1'='1"
            })
    void oddQuestionsAreTextAndNothingElse(String question) {
        Response answer = search(question);

        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400);
        assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        assertThat(answer.contentType()).startsWith(answer.statusCode() == 200 ? "text/html" : "application/problem");
        if (answer.statusCode() == 200) {
            HtmlPage page = HtmlPage.of(answer.asString());
            assertThat(page.elements("script")).isEmpty();
            assertThat(page.elements("img")).isEmpty();
            assertThat(page.text()).doesNotContain("49");
        }
    }

    @Test
    void whatWasAskedStaysInTheBoxAsItWasAsked() {
        Element box = found("\"a\" <b> & 'c'").elements("input").get(0);

        assertThat(box.getAttribute("value")).isEqualTo("\"a\" <b> & 'c'");
    }

    @Test
    void tooLongAQuestionIsRefusedInWords() {
        assertThat(search("a".repeat(200)).statusCode()).isEqualTo(200);
        Response answer = search("a".repeat(201));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(HtmlPage.of(answer.asString()).text()).contains("at most 200 characters");
        assertThat(answer.asString()).doesNotContain("aaaa");
        assertThat(search("x".repeat(20_000)).statusCode()).isBetween(400, 499);
    }

    @Test
    void whatIsNoUtf8Is400() {
        given().urlEncodingEnabled(false)
                .get(root() + "/profiles/search?q=%C3%28")
                .then()
                .statusCode(400);
    }

    @Test
    void severalQuestionsAreOne() {
        given().get(root() + "/profiles/search?q=hand&q=on&other=1")
                .then()
                .statusCode(200)
                .body(containsString("OperationDefinition-OneStory-hand-on.html"));
    }

    @Test
    void itIsOnlyRead() {
        given().post(root() + "/profiles/search").then().statusCode(405);
        given().head(root() + "/profiles/search?q=a").then().statusCode(200);
    }

    private static HtmlPage found(String question) {
        Response answer = search(question);
        answer.then().statusCode(200);
        return HtmlPage.of(answer.asString());
    }

    private static Response search(String question) {
        return given().urlEncodingEnabled(false)
                .get(root() + "/profiles/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
    }
}
