package uk.onestory.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * An example as a reader of a page finds it.
 *
 * @param request method and address
 * @param partner whose token it takes
 * @param sent the JSON
 * @param today whether the page says to put today's date into it
 * @param status what it is answered with where it is refused, else null
 * @param answer what is shown of the answer, else null
 */
record ShownExample(
        String page,
        String name,
        String request,
        String partner,
        String sent,
        boolean today,
        String status,
        String answer) {

    static List<ShownExample> of(String page, HtmlPage html) {
        return html.all().stream()
                .filter(element -> isNamed(element, "h3") || isNamed(element, "details"))
                .map(element -> of(page, element))
                .filter(Objects::nonNull)
                .toList();
    }

    boolean isRefused() {
        return answer != null;
    }

    boolean isAsked() {
        return request.endsWith("/$validate");
    }

    @Override
    public String toString() {
        return page + "#" + name;
    }

    private static ShownExample of(String page, Element named) {
        List<Element> parts = "details".equals(named.getTagName()) ? below(named) : after(named);
        List<String> json = text(parts, "pre", null);
        if (json.isEmpty()) {
            return null;
        }
        return new ShownExample(
                page,
                named.getAttribute("id"),
                text(parts, "code", "request").get(0),
                text(parts, "code", "partner").get(0),
                json.get(0),
                !text(parts, "p", "detail today").isEmpty(),
                text(parts, "p", "answer").stream().findFirst().orElse(null),
                json.size() > 1 ? json.get(1) : null);
    }

    private static List<String> text(List<Element> parts, String tag, String kind) {
        return parts.stream()
                .filter(element -> tag.equals(element.getTagName()))
                .filter(element -> kind == null || kind.equals(element.getAttribute("class")))
                .map(Node::getTextContent)
                .toList();
    }

    /** What stands under a heading, up to the next example. */
    private static List<Element> after(Element heading) {
        List<Element> all = new ArrayList<>();
        for (Node next = heading.getNextSibling(); next != null; next = next.getNextSibling()) {
            if (next instanceof Element element) {
                if (isNamed(element, "h3") || isNamed(element, "details")) {
                    break;
                }
                all.add(element);
                all.addAll(below(element));
            }
        }
        return all;
    }

    private static List<Element> below(Element element) {
        NodeList all = element.getElementsByTagName("*");
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
                .map(i -> (Element) all.item(i))
                .toList();
    }

    private static boolean isNamed(Element element, String tag) {
        return tag.equals(element.getTagName()) && element.hasAttribute("id");
    }
}
