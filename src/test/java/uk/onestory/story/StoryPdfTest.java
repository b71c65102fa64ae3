package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryPdfTest {

    private static final String RICH = "alcohol-and-depression";

    private final StoryPage page = new StoryPage();
    private final StoryPdf pdf = new StoryPdf(page);

    @Test
    void everyWordOfThePageIsInThePdf() throws IOException {
        Bundle story = StoryFixture.story(RICH);
        PageReader read = PageReader.of(page.of(story, StoryRequest.EVERYTHING));
        String text = PageReader.words(text(pdf.of(story, StoryRequest.EVERYTHING)));
        List<String> told = read.all("//main//h2 | //main//h3 | //main//dd | //main//li | //main//p");
        assertThat(told).hasSizeGreaterThan(60);
        // A long word may be broken at the end of a row.
        assertThat(told).allSatisfy(words -> assertThat(text.replace(" ", ""))
                .contains(PageReader.words(words).replace(" ", "")));
    }

    @Test
    void itIsTaggedAndSaysItsLanguageAndTitle() throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING))) {
            assertThat(read.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(read.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(read.getDocumentInformation().getTitle()).startsWith("The story of Sam Ashworth");
            assertThat(read.getDocumentCatalog().getMetadata().exportXMPMetadata())
                    .asString(java.nio.charset.StandardCharsets.UTF_8)
                    .contains("pdfuaid");
            assertThat(tags(read.getDocumentCatalog().getStructureTreeRoot()))
                    .contains("H1", "H2", "H3", "P", "L", "LI", "Link");
            assertThat(read.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(12);
        }
    }

    @Test
    void everySheetSaysWhoseItIsAndItsNumber() throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING))) {
            int sheets = read.getNumberOfPages();
            assertThat(sheets).isGreaterThan(1);
            for (int sheet = 1; sheet <= sheets; sheet++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(sheet);
                stripper.setEndPage(sheet);
                assertThat(PageReader.words(stripper.getText(read)))
                        .contains("Sam Ashworth", "999 000 0018", "3 June 2026 at 08:00")
                        .contains("Page " + sheet + " of " + sheets);
            }
        }
    }

    @Test
    void fontsAreEmbeddedAndScriptsOfTheNeighbourhoodReadable() throws IOException {
        String words = "Zażółć gęślą jaźń, Ελληνικά, Українська, \u05E9\u05DC\u05D5\u05DD";
        byte[] made = pdf.of(storyThatSays(words + " \u0645\u0631\u062D\u0628\u0627"), StoryRequest.EVERYTHING);
        String text = text(made);
        assertThat(text).contains("Zażółć gęślą jaźń", "Ελληνικά", "Українська").doesNotContain("\uFFFD", "#");
        assertThat(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC))
                .contains("\u05E9\u05DC\u05D5\u05DD", "\u0645\u0631\u062D\u0628\u0627");
        try (PDDocument read = Loader.loadPDF(made)) {
            for (PDPage sheet : read.getPages()) {
                for (COSName name : sheet.getResources().getFontNames()) {
                    PDFont font = sheet.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void whatFontsDoNotHaveIsMarkedAndStopsNothing() throws IOException {
        assertThat(text(pdf.of(storyThatSays("before \u4F60\u597D after"), StoryRequest.EVERYTHING)))
                .contains("before", "after");
    }

    @Test
    void theRendererOpensNothing(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.css"), "h1::after { content: 'LEAKED' }");
        AtomicInteger calls = new AtomicInteger();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        listener.start();
        try {
            String http = "http://127.0.0.1:" + listener.getAddress().getPort();
            String planted = "<img src=\"" + http + "/a.png\"/> <link rel=\"stylesheet\" href=\"" + secret.toUri()
                    + "\"/> <style>@import url(" + http + "/b.css); h1 { background: url(" + http
                    + "/c.png) }</style> <object data=\"" + secret.toUri() + "\"></object> url(" + http + "/d)";
            String text = text(pdf.of(storyThatSays(planted), StoryRequest.EVERYTHING));
            assertThat(text).contains("<img").doesNotContain("LEAKED");
            assertThat(calls).hasValue(0);
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void theRendererOpensNothingEvenWereMarkupToReachIt(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.css"), "h1::after { content: 'LEAKED' }");
        AtomicInteger calls = new AtomicInteger();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        listener.start();
        try {
            String http = "http://127.0.0.1:" + listener.getAddress().getPort();
            String html = "<html><head><title>x</title><link rel=\"stylesheet\" href=\"" + secret.toUri()
                    + "\"/><link rel=\"stylesheet\" href=\"" + http + "/a.css\"/><style>@import url(\"" + http
                    + "/b.css\"); @font-face { font-family: x; src: url(\"" + http + "/c.ttf\") } body"
                    + " { font-family: 'Liberation Sans'; background: url(\"" + http
                    + "/d.png\") }</style></head><body><h1>x</h1><img alt=\"\" src=\""
                    + http + "/e.png\"/><img alt=\"\" src=\"" + secret.toUri() + "\"/></body></html>";
            assertThat(text(pdf.render(StoryPdf.document(html)))).contains("x").doesNotContain("LEAKED");
            assertThat(calls).hasValue(0);
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void linksStayInside() throws IOException {
        try (PDDocument read = Loader.loadPDF(
                pdf.of(storyThatSays("https://example.org/ and mailto:a@example.org"), StoryRequest.EVERYTHING))) {
            int links = 0;
            for (PDPage sheet : read.getPages()) {
                for (PDAnnotation annotation : sheet.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link) {
                        links++;
                        assertThat(link.getAction()).isNotInstanceOf(PDActionURI.class);
                    }
                }
            }
            assertThat(links).isGreaterThanOrEqualTo(12);
        }
    }

    private static Bundle storyThatSays(String words) {
        List<Resource> resources = StoryFixture.resources(RICH);
        resources.forEach(resource -> {
            if (resource instanceof QuestionnaireResponse response) {
                response.getItem().forEach(item -> item.getAnswerFirstRep().setValue(new StringType(words)));
            }
            if (resource instanceof Patient person) {
                person.getNameFirstRep().setFamily(words);
            }
        });
        return StoryFixture.story(resources, StoryRequest.EVERYTHING);
    }

    private static String text(byte[] made) throws IOException {
        try (PDDocument read = Loader.loadPDF(made)) {
            return new PDFTextStripper().getText(read);
        }
    }

    private static Set<String> tags(PDStructureNode node) {
        Set<String> tags = new HashSet<>();
        List<Object> kids = new ArrayList<>(node.getKids());
        for (Object kid : kids) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStandardStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }
}
