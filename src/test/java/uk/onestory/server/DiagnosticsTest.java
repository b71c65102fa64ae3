package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final Diagnostics diagnostics = new Diagnostics(Set.of("Patient", "Task"));

    @Test
    void matchUrlsLoseTheirValues() {
        String told = diagnostics.clean("HAPI-0958: Failed to CREATE resource with match URL"
                + " \"Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018&family=Smith\" because this search"
                + " matched 2 resources");
        assertThat(told).doesNotContain("9990000018", "Smith", "HAPI").contains("matched 2 resources");
        assertThat(diagnostics.clean("Invalid match URL Patient?name=Smith - Unknown"))
                .doesNotContain("Smith");
        assertThat(diagnostics.clean("Unable to find Patient with nhs-number|999"))
                .doesNotContain("999");
    }

    @Test
    void valuesInQuotesGoAndNamesOfTypesStay() {
        assertThat(diagnostics.clean("Invalid date/time format: \"Smith\"")).doesNotContain("Smith");
        assertThat(diagnostics.clean("Can't read 'Smith' here, isn't it")).isEqualTo("Can't read '...' here, isn't it");
        assertThat(diagnostics.clean("Incorrect type \"Patient\"")).isEqualTo("Incorrect type \"Patient\"");
        assertThat(diagnostics.clean("Can not create entity with ID[9990000018]"))
                .doesNotContain("999");
    }

    @Test
    void numbersAndDatesGo() {
        assertThat(diagnostics.clean("found 999 000 0018 born 1980-01-02T10:00:00Z with 1234567"))
                .isEqualTo("found ... born ... with ...");
    }

    @Test
    void classNamesGo() {
        assertThat(diagnostics.clean("java.lang.NullPointerException: org.hibernate.query.Foo$Bar failed"))
                .isEqualTo("failed");
    }

    @Test
    void namesOfParametersAndElementsHelpAndStay() {
        assertThat(diagnostics.clean(
                        "HAPI-0524: Unknown search parameter \"foo\" for resource type \"Patient\". Valid search"
                                + " parameters for this search are: [_id, name]"))
                .isEqualTo("Unknown search parameter foo for Patient. Known are: [_id, name]");
        assertThat(diagnostics.clean("Unknown search parameter \"9990000018\" for resource type \"Patient\"."))
                .isEqualTo("Unknown search parameter ... for Patient.");
        assertThat(diagnostics.clean("HAPI-1851: [element=\"birthDate\"] Invalid attribute value \"Smith\": Invalid"
                        + " date/time format: \"Smith\""))
                .isEqualTo("The value of element birthDate does not have the form of its type.");
    }

    @Test
    void whatAParserQuotesOfTheBodyGoes() {
        assertThat(diagnostics.clean("Failed to parse request body as JSON resource. Error was: String does not appear"
                        + " to be valid XML/XHTML (error is \"x\"): <div>Smith</div>"))
                .isEqualTo("The narrative (text.div) is not well-formed XHTML.");
        assertThat(diagnostics.clean("Failed to parse request body as JSON resource. Error was: got Smith"))
                .doesNotContain("Smith");
    }

    @Test
    void ourOwnWordsLoseNhsNumbersOnly() {
        assertThat(Diagnostics.withoutNhsNumbers("The code '2181441000000107' of 999 000 0018 and 9990000018."))
                .isEqualTo("The code '2181441000000107' of ... and ....");
        assertThat(Diagnostics.withoutNhsNumbers(null)).isNull();
    }

    @Test
    void idsAreToldWholeThoughTheyHaveTenDigitsInARow() {
        for (String id : new String[] {
            "afaae3c8-d886-4352-86b1-6e1884873137",
            "ab123456-7890-4352-86b1-6e1884873abc",
            "0a0a0123-4567-4352-86b1-6e1884873abc"
        }) {
            assertThat(Diagnostics.withoutNhsNumbers("See ServiceRequest/" + id + " of 9990012342."))
                    .isEqualTo("See ServiceRequest/" + id + " of ....");
        }
    }
}
