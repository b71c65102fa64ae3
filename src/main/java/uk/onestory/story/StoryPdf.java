package uk.onestory.story;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import uk.onestory.conformance.Refusal;

/**
 * The page as a tagged PDF (PDF/UA). The renderer may open nothing at all: no address and no file, whatever the text says.
 */
@Component
class StoryPdf {

    /** What people wrote runs in its own direction. */
    private static final List<String> WRITTEN = List.of("h1", "h3", "dd", "li", "p");

    private static final int SECONDS_TO_WAIT = 5;

    /** In letters: about ten rows. */
    private static final int LONG_ENTRY = 450;

    private final StoryPage page;
    private final PdfFonts fonts = new PdfFonts();

    /** Layout takes a core and much memory while it lasts: half of the processors stay free for everybody else. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    StoryPdf(StoryPage page) {
        this.page = page;
        // It would quote what people wrote.
        XRLog.setLoggingEnabled(false);
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 429 while too many are made */
    byte[] of(Bundle story, StoryRequest asked) {
        Document document = document(page.forPdf(story, asked));
        await();
        try {
            return render(document);
        } finally {
            atOnce.release();
        }
    }

    private void await() {
        try {
            if (atOnce.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        var refusal = Refusal.plain(
                429, IssueType.THROTTLED, "Too many PDFs are being made: ask again in " + SECONDS_TO_WAIT + " s.");
        refusal.addResponseHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_WAIT));
        throw refusal;
    }

    byte[] render(Document document) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .withProducer("OneStory")
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useUriResolver((base, uri) -> null)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(TextDirection.LTR)
                .useReplacementText("\uFFFD")
                .withW3cDocument(document, null)
                .toStream(pdf);
        fonts.addTo(builder);
        try {
            builder.run();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return pdf.toByteArray();
    }

    static Document document(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
            for (String name : WRITTEN) {
                NodeList elements = document.getElementsByTagName(name);
                for (int i = 0; i < elements.getLength(); i++) {
                    ((Element) elements.item(i)).setAttribute("dir", "auto");
                }
            }
            letLongEntriesBreak(document);
            return document;
        } catch (ParserConfigurationException | SAXException | IOException impossible) {
            throw new IllegalStateException("The page is not well-formed", impossible);
        }
    }

    /** An entry is kept whole on a sheet, but for a long one, which would leave half of the sheet before it empty. */
    private static void letLongEntriesBreak(Document document) {
        NodeList boxes = document.getElementsByTagName("div");
        for (int i = 0; i < boxes.getLength(); i++) {
            Element box = (Element) boxes.item(i);
            String style = box.getAttribute("class");
            if (style.startsWith("entry") && box.getTextContent().length() > LONG_ENTRY) {
                box.setAttribute("class", style + " long");
            }
        }
    }
}
