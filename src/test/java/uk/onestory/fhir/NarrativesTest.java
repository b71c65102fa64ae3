package uk.onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class NarrativesTest {

    private static final String DIV =
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p><a href=\"urn:a\">one</a> <a href=\"urn:b\">two</a>"
                    + " <img src=\"urn:a\" alt=\"urn:a\"/></p></div>";

    @Test
    void changesLinksAndImagesOfAllNarratives() {
        Composition document = new Composition();
        document.getText().setDivAsString(DIV);
        document.addSection().addSection().getText().setDivAsString(DIV);
        Observation contained = new Observation();
        contained.getText().setDivAsString(DIV);
        document.addContained(contained);

        Narratives.mapLinks(document, link -> "urn:a".equals(link) ? "Patient/1" : null);

        for (String text : new String[] {
            document.getText().getDivAsString(),
            document.getSectionFirstRep().getSectionFirstRep().getText().getDivAsString(),
            contained.getText().getDivAsString()
        }) {
            assertThat(text)
                    .contains("href=\"Patient/1\"", "src=\"Patient/1\"", "href=\"urn:b\"", "alt=\"urn:a\"")
                    .doesNotContain("href=\"urn:a\"");
        }
    }

    @Test
    void leavesWhatHasNone() {
        Narratives.mapLinks(new Observation(), link -> "x");
    }
}
