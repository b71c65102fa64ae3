package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * A section as XHTML, for the resource and for the page alike. What people wrote goes in as text nodes only, which the
 * composer escapes; nothing is read as markup. The classes are those of the page's style sheet.
 */
final class SectionNarrative {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private SectionNarrative() {}

    static Narrative sentence(String text) {
        XhtmlNode div = div();
        text(div.para().attribute("class", "nothing"), PlainText.rows(text));
        return narrative(div);
    }

    static Narrative of(List<Entry> entries, Told told) {
        XhtmlNode div = div();
        entries.forEach(entry -> entry(div, entry, told));
        return narrative(div);
    }

    /** For the middle of a sentence. */
    static String who(Recorded recorded, Told told) {
        return Optional.ofNullable(told.name(recorded.by()))
                .or(() -> Optional.ofNullable(told.name(recorded.writer())))
                .orElse("somebody who is not named here");
    }

    private static void entry(XhtmlNode div, Entry entry, Told told) {
        XhtmlNode box = div.addTag("div").attribute("class", style(entry));
        heading(box, Words.capitalised(entry.headline()));
        XhtmlNode list = null;
        for (Line line : entry.lines()) {
            List<String> label = PlainText.rows(Words.capitalised(line.label()));
            List<String> rows = PlainText.rows(line.text());
            if (rows.isEmpty()) {
                continue;
            }
            if (line.callout() != null) {
                list = null;
                callout(box, line, rows);
            } else if (label.isEmpty()) {
                list = null;
                text(box.para(), rows);
            } else {
                list = list == null ? box.addTag("dl") : list;
                XhtmlNode term = list.addTag("dt");
                text(term, capital(label));
                term.tx(": "); // for readers that take the text without the elements
                text(list.addTag("dd"), rows);
            }
        }
        if (entry.recorded() != null) {
            text(box.para().attribute("class", "recorded"), PlainText.rows(recorded(entry.recorded(), told)));
        }
        if (box.getChildNodes().isEmpty()) {
            div.getChildNodes().remove(box); // an empty element of XML opens one that never ends in HTML
        }
    }

    /** {@code entry}, and what it tells of: {@code condition}, {@code risk-assessment}. */
    private static String style(Entry entry) {
        if (entry.cites().isEmpty()) {
            return "entry";
        }
        String type = entry.cites().get(0).fhirType();
        return "entry " + BETWEEN_WORDS.matcher(type).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static void callout(XhtmlNode box, Line line, List<String> rows) {
        XhtmlNode card = box.addTag("div").attribute("class", line.callout().style());
        heading(card, Words.capitalised(line.label()));
        XhtmlNode list = card.ul();
        rows.stream().filter(row -> !row.isBlank()).forEach(row -> list.li().tx(row));
    }

    private static void heading(XhtmlNode box, String words) {
        List<String> rows = PlainText.rows(words);
        if (!rows.isEmpty()) {
            text(box.addTag("h3"), capital(rows));
        }
    }

    private static String recorded(Recorded recorded, Told told) {
        String when = recorded.timed() ? LondonDate.phraseOfMoment(recorded.on()) : LondonDate.phrase(recorded.on());
        return "Recorded by " + who(recorded, told) + " " + when + ".";
    }

    private static List<String> capital(List<String> rows) {
        List<String> capital = new ArrayList<>(rows);
        capital.set(0, Labelled.capital(rows.get(0)));
        return capital;
    }

    static void text(XhtmlNode node, List<String> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                node.br();
            }
            node.tx(rows.get(i));
        }
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
