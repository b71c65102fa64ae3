package uk.onestory.story;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * A section as XHTML. What people wrote goes in as text nodes only, which the composer escapes; nothing is read as
 * markup.
 */
final class SectionNarrative {

    private SectionNarrative() {}

    static Narrative sentence(String text) {
        XhtmlNode div = div();
        text(div.para(), text);
        return narrative(div);
    }

    static Narrative of(List<Entry> entries, Told told) {
        XhtmlNode div = div();
        XhtmlNode list = div.ul();
        for (Entry entry : entries) {
            XhtmlNode item = list.li();
            if (entry.headline() != null) {
                text(item.para().b(), entry.headline());
            }
            entry.lines().stream().filter(Line::saysSomething).forEach(line -> line(item.para(), line));
            if (entry.recorded() != null) {
                text(item.para(), recorded(entry.recorded(), told));
            }
        }
        return narrative(div);
    }

    /** For the middle of a sentence. */
    static String who(Recorded recorded, Told told) {
        return Optional.ofNullable(told.name(recorded.by())).orElse("somebody who is not named here");
    }

    private static String recorded(Recorded recorded, Told told) {
        return "Recorded by " + who(recorded, told) + " " + LondonDate.phrase(recorded.on()) + ".";
    }

    private static void line(XhtmlNode paragraph, Line line) {
        if (line.label() != null) {
            text(paragraph.i(), line.label());
            paragraph.tx(": ");
        }
        text(paragraph, line.text());
    }

    private static void text(XhtmlNode node, String text) {
        List<String> rows = text.strip().lines().toList();
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                node.br();
            }
            node.tx(printable(rows.get(i)));
        }
    }

    /** XML knows no way to write control characters. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static XhtmlNode div() {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.attribute("xmlns", XhtmlNode.XMLNS);
        return div;
    }

    private static Narrative narrative(XhtmlNode div) {
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
