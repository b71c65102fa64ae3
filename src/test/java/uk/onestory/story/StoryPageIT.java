package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;

/** The story as a page and as a PDF, over HTTP. */
class StoryPageIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static StoryPerson sam;

    @BeforeAll
    static void sendRecord() {
        sam = StoryPerson.send(0);
    }

    @Test
    void aBrowserGetsAPageThatIsKeptNowhereAndRunsNothing() {
        StoryPerson.request("demo-gp")
                .accept(BROWSER)
                .get(story())
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("no-store"))
                .header("Vary", containsString("Accept"))
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                startsWith("default-src 'none'; style-src 'sha256-"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe")),
                                not(containsString("script-src"))))
                .body(startsWith("<!DOCTYPE html>"));
    }

    @Test
    void aPdfIsKeptNowhereAndNamedAfterNobody() {
        StoryPerson.request("demo-gp")
                .accept("application/pdf")
                .get(story())
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("no-store"))
                .header("Content-Disposition", "inline; filename=\"story.pdf\"");
    }

    @Test
    void pageAndPdfTellWhatTheDocumentTells() throws IOException {
        Composition composition = composition(StoryPerson.request("demo-cmht").get(story()));
        PageReader page = PageReader.of(page(StoryPerson.request("demo-cmht"), story() + "?_format=html"));
        String pdf =
                pdf(StoryPerson.request("demo-cmht"), story() + "?_format=pdf").replace(" ", "");
        assertThat(composition.getSection()).hasSize(12).allSatisfy(section -> {
            PageReader told = PageReader.of(section.getText().getDivAsString());
            assertThat(page.text()).contains(section.getTitle(), told.text());
            assertThat(pdf).contains(section.getTitle().replace(" ", ""));
            assertThat(told.all("//h3 | //p | //dd | //li")).isNotEmpty().allSatisfy(words -> assertThat(pdf)
                    .contains(PageReader.words(words).replace(" ", "")));
        });
    }

    @ParameterizedTest
    @CsvSource({"html, text/html", "text/html, text/html", "pdf, application/pdf", "application/pdf, application/pdf"})
    void theFormatOfTheUrlGoesBeforeTheHeader(String format, String type) {
        StoryPerson.request("demo-gp")
                .accept("application/fhir+json")
                .queryParam("_format", format)
                .get(story())
                .then()
                .statusCode(200)
                .contentType(startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "application/fhir+json", "xml"})
    void anyOtherFormatOfTheUrlGivesFhir(String format) {
        StoryPerson.request("demo-gp")
                .accept(BROWSER)
                .queryParam("_format", format)
                .get(story())
                .then()
                .statusCode(200)
                .contentType(startsWith("application/fhir+"));
    }

    @Test
    void onlyTheStoryIsAPage() {
        for (String url : List.of("/Patient/" + sam.id(), "/Condition?patient=Patient/" + sam.id(), "/metadata")) {
            StoryPerson.request("demo-gp")
                    .accept(BROWSER)
                    .get(OneStoryServer.base() + url)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/fhir+"));
        }
        StoryPerson.request("demo-gp")
                .get(OneStoryServer.base() + "/Patient/" + sam.id() + "?_format=pdf")
                .then()
                .statusCode(406);
    }

    @Test
    void postAndIdentifierAndSectionsAndSinceWorkAsForFhir() throws IOException {
        String parameters = "{\"resourceType\":\"Parameters\",\"parameter\":["
                + "{\"name\":\"sections\",\"valueString\":\"needs,safety\"},"
                + "{\"name\":\"since\",\"valueDate\":\"2100-01-01\"}]}";
        String posted = StoryPerson.request("demo-gp")
                .accept("text/html")
                .body(parameters)
                .post(story())
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .extract()
                .asString();
        PageReader page = PageReader.of(posted);
        assertThat(page.all("//section/@id")).containsExactly("safety", "needs");
        assertThat(page.text())
                .contains("since 1 January 2100", "Suicidal thoughts")
                .doesNotContain("sofa");

        String byIdentifier = page(
                StoryPerson.request("demo-gp")
                        .queryParam("identifier", sam.identifier())
                        .queryParam("sections", "scores"),
                OneStoryServer.base() + "/Patient/$story");
        assertThat(PageReader.of(byIdentifier).all("//section/@id")).containsExactly("scores");

        assertThat(pdf(StoryPerson.request("demo-gp"), story() + "?sections=scores"))
                .contains("Scores over time", "Only the sections below")
                .doesNotContain("Medication and allergies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/pdf"})
    void refusalsStayOperationOutcomes(String accept) {
        StoryPerson.request("demo-gp")
                .accept(accept)
                .get(story() + "?sections=gossip")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/fhir+json"))
                .body("resourceType", equalTo("OperationOutcome"));
        StoryPerson.request("demo-gp")
                .accept(accept)
                .get(OneStoryServer.base() + "/Patient/nobody/$story")
                .then()
                .statusCode(404)
                .body("resourceType", equalTo("OperationOutcome"));
        StoryPerson.withToken(OneStoryServer.token("demo-gp", "system/Condition.rs"))
                .accept(accept)
                .get(story())
                .then()
                .statusCode(403)
                .body("resourceType", equalTo("OperationOutcome"));
        StoryPerson.withToken("nothing")
                .accept(accept)
                .get(story())
                .then()
                .statusCode(401)
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void whatTheCallerMayNotSeeIsInNoForm() throws IOException {
        List<String> planted = List.of("Sertraline", "Suicidal", "sofa", "Leave the door open", "Kay Ashworth");
        String narrow = OneStoryServer.token("demo-gp", "system/Patient.r system/Condition.r");
        RequestSpecification whole = StoryPerson.request("demo-gp");
        assertThat(page(whole, story())).contains(planted);
        String cut = planted.get(2); // a need is a Condition, which this caller may see
        for (String told : List.of(
                StoryPerson.withToken(narrow).get(story()).asString(),
                StoryPerson.withToken(narrow)
                        .accept("application/fhir+xml")
                        .get(story())
                        .asString(),
                page(StoryPerson.withToken(narrow), story()),
                pdf(StoryPerson.withToken(narrow), story()))) {
            assertThat(told).contains(cut);
            assertThat(planted.stream().filter(words -> !words.equals(cut))).noneMatch(told::contains);
        }
    }

    @Test
    void theSameFormIsCompressedForWhoAsksForIt() {
        String plain = page(StoryPerson.request("demo-gp").header("Accept-Encoding", "identity"), story());
        String packed = page(StoryPerson.request("demo-gp").header("Accept-Encoding", "gzip"), story());
        assertThat(PageReader.of(packed).all("//section//*"))
                .isEqualTo(PageReader.of(plain).all("//section//*"));
    }

    private static String story() {
        return OneStoryServer.base() + "/Patient/" + sam.id() + "/$story";
    }

    private static Composition composition(Response response) {
        return (Composition) StoryFixture.FHIR
                .newJsonParser()
                .parseResource(Bundle.class, response.asString())
                .getEntryFirstRep()
                .getResource();
    }

    private static String page(RequestSpecification request, String url) {
        return request.accept("text/html")
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String pdf(RequestSpecification request, String url) throws IOException {
        byte[] bytes = request.accept("application/pdf")
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument read = Loader.loadPDF(bytes)) {
            return PageReader.words(new PDFTextStripper().getText(read));
        }
    }
}
