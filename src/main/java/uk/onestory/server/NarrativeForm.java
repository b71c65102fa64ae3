package uk.onestory.server;

import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Whether a text is the {@code div} of a narrative (FHIR R4 narrative.html): one element that is well-formed, without a
 * document type and entities of its own. Which elements may stand in it the validator knows.
 */
final class NarrativeForm {

    private NarrativeForm() {}

    static boolean fits(String div) {
        // HAPI puts a div around what has none: no longer what was sent
        if (!div.strip().matches("(?s)<div[\\s/>].*")) {
            return false;
        }
        try {
            new XhtmlNode().setValueAsString(div);
            return true;
        } catch (RuntimeException | StackOverflowError unreadable) {
            return false;
        }
    }

    static Misfit misfit(String path) {
        return Misfit.of(
                path,
                MisfitKind.XHTML,
                "A narrative is one well-formed div of XHTML, without a document type or entities of its own.");
    }
}
