package uk.onestory.story;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as a strict reader sees it: it must be well-formed XML, which keeps it valid for HTML readers too. */
record PageReader(Document document) {

    static PageReader of(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            return new PageReader(factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))));
        } catch (Exception unreadable) {
            throw new AssertionError("not well-formed: " + unreadable.getMessage(), unreadable);
        }
    }

    /** What the XPath finds, as the text of each. */
    List<String> all(String path) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent())
                    .toList();
        } catch (javax.xml.xpath.XPathExpressionException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    String one(String path) {
        List<String> found = all(path);
        if (found.size() != 1) {
            throw new AssertionError(path + " stands " + found.size() + " times");
        }
        return found.get(0);
    }

    /** All text without regard to how its rows are broken. */
    String text() {
        return words(document.getDocumentElement().getTextContent());
    }

    static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
