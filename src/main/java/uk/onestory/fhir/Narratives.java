package uk.onestory.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The links and images of the narratives of a resource. */
public final class Narratives {

    private static final Set<String> LINKS = Set.of("href", "src");

    private Narratives() {}

    /** @param target what a link becomes; null where it stays */
    public static void mapLinks(Resource resource, UnaryOperator<String> target) {
        for (Narrative narrative : of(resource)) {
            if (narrative.hasDiv()) {
                map(narrative.getDiv(), target);
            }
        }
    }

    private static List<Narrative> of(Resource resource) {
        List<Narrative> found = new ArrayList<>();
        if (resource instanceof DomainResource domain) {
            if (domain.hasText()) {
                found.add(domain.getText());
            }
            domain.getContained().forEach(contained -> found.addAll(of(contained)));
        }
        if (resource instanceof Composition document) {
            sections(document.getSection(), found);
        }
        return found;
    }

    private static void sections(List<SectionComponent> sections, List<Narrative> found) {
        for (SectionComponent section : sections) {
            if (section.hasText()) {
                found.add(section.getText());
            }
            sections(section.getSection(), found);
        }
    }

    private static void map(XhtmlNode node, UnaryOperator<String> target) {
        if (node.getNodeType() == NodeType.Element && node.hasAttributes()) {
            node.getAttributes().forEach((name, value) -> {
                String mapped = LINKS.contains(name) && value != null ? target.apply(value) : null;
                if (mapped != null) {
                    node.getAttributes().put(name, mapped);
                }
            });
        }
        if (node.hasChildren()) {
            node.getChildNodes().forEach(child -> map(child, target));
        }
    }
}
