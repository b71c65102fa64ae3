package uk.onestory.story;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The head as XHTML: what stands in {@code Composition.text}, and first on the page. */
final class HeadNarrative {

    private HeadNarrative() {}

    static Narrative of(Head head) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.attribute("xmlns", XhtmlNode.XMLNS);
        head.blocks().forEach(block -> block(div, block));
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }

    private static void block(XhtmlNode div, Head.Block block) {
        XhtmlNode box = div.addTag("div").attribute("class", "head " + block.style());
        box.addTag("h2").tx(block.title());
        XhtmlNode list = box.ul();
        block.facts().forEach(fact -> fact(list, fact));
    }

    private static void fact(XhtmlNode list, Fact fact) {
        XhtmlNode item = list.li().attribute("class", fact.tone().style());
        List<String> label = PlainText.rows(fact.label());
        if (!label.isEmpty()) {
            item.addTag("b").tx(Labelled.capital(String.join(" ", label)) + ":");
            item.tx(" ");
        }
        SectionNarrative.text(item, PlainText.rows(fact.text()));
    }
}
