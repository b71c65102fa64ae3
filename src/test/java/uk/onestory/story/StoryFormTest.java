package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class StoryFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | PAGE",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | PAGE",
                "TEXT/HTML; charset=utf-8 | PAGE",
                "application/pdf | PDF",
                "application/pdf;q=0.5, text/html;q=0.9 | PAGE",
                "text/html;q=0.5, application/fhir+json | FHIR",
                "application/fhir+json, text/html | FHIR",
                "application/fhir+xml;q=1.0, application/xml+fhir;q=0.9 | FHIR",
                "*/* | FHIR",
                "*/*, text/html;q=0.9 | FHIR",
                "text/html;q=0 | FHIR",
                "text/html;q=much | FHIR",
                "text/plain | FHIR",
                "text/* | FHIR",
                "nonsense | FHIR"
            })
    void theBestTypeThatIsServedDecides(String accept, StoryForm form) {
        assertThat(StoryForm.of(request(accept))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "html, PAGE",
        "text/html, PAGE",
        "HTML, PAGE",
        "pdf, PDF",
        "application/pdf, PDF",
        "json, FHIR",
        "xml, FHIR",
        "application/fhir+json, FHIR",
        "docx, FHIR",
        "'', FHIR"
    })
    void theFormatOfTheUrlDecidesAlone(String format, StoryForm form) {
        for (String accept : new String[] {"application/pdf", "text/html", "application/fhir+json"}) {
            ServletRequestDetails request = request(accept);
            request.setParameters(Map.of("_format", new String[] {format}));
            assertThat(StoryForm.of(request)).isEqualTo(form);
        }
    }

    @Test
    void whoAsksForNothingGetsFhir() {
        assertThat(StoryForm.of(request())).isEqualTo(StoryForm.FHIR);
    }

    private static ServletRequestDetails request(String... accept) {
        MockHttpServletRequest http = new MockHttpServletRequest();
        for (String value : accept) {
            http.addHeader("Accept", value);
        }
        ServletRequestDetails request = new ServletRequestDetails();
        request.setServletRequest(http);
        request.setParameters(Map.of());
        return request;
    }
}
