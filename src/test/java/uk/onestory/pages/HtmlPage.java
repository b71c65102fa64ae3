package uk.onestory.pages;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a tree. It is read as XML, which fails unless every tag is closed and everything is escaped. */
record HtmlPage(Element root) {

    static HtmlPage of(Path file) throws IOException {
        return of(Files.readString(file));
    }

    static HtmlPage of(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            return new HtmlPage(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)))
                    .getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("not well-formed: " + html, broken);
        }
    }

    List<Element> all() {
        return elements("*");
    }

    List<Element> elements(String tag) {
        return list(root.getElementsByTagName(tag));
    }

    /** With this class, and maybe others. */
    List<Element> ofClass(String tag, String name) {
        return elements(tag).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    List<String> links() {
        return elements("a").stream().map(link -> link.getAttribute("href")).toList();
    }

    List<String> ids() {
        return all().stream()
                .filter(element -> element.hasAttribute("id"))
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    String text() {
        return root.getTextContent();
    }

    /** The words of each row of the tables. */
    List<List<String>> rows() {
        return elements("tr").stream()
                .map(row -> List.of(row.getTextContent().strip().split("\\s+")))
                .toList();
    }

    /** What was answered: the JSON under the heading of this id. */
    String afterHeading(String id) {
        return following(id, "div");
    }

    private String following(String id, String tag) {
        Element heading = all().stream()
                .filter(element -> id.equals(element.getAttribute("id")))
                .findFirst()
                .orElseThrow();
        for (Node next = heading.getNextSibling(); next != null; next = next.getNextSibling()) {
            if (tag.equals(next.getNodeName())) {
                return next.getTextContent();
            }
        }
        throw new AssertionError("no " + tag + " under " + id);
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
