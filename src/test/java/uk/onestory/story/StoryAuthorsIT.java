package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** A story tells which partner wrote what nobody put a name to. */
class StoryAuthorsIT {

    @Test
    void thePartnerThatWroteItIsNamedAndInTheDocument() {
        String person = Referral.toCmht().patient();
        as("demo-withyou")
                .body(Map.of(
                        "resourceType",
                        "Condition",
                        "subject",
                        Map.of("reference", "Patient/" + person),
                        "code",
                        Map.of("text", "Sleeps badly"),
                        "clinicalStatus",
                        Map.of(
                                "coding",
                                java.util.List.of(Map.of(
                                        "system",
                                        "http://terminology.hl7.org/CodeSystem/condition-clinical",
                                        "code",
                                        "active")))))
                .post("/Condition")
                .then()
                .statusCode(201);

        Bundle story = OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        as("demo-gp").get("/Patient/" + person + "/$story").asString());

        SectionComponent conditions = StoryFixture.section(story, "conditions");
        assertThat(conditions.getText().getDiv().allText())
                .containsPattern("Sleeps badly[^.]*Recorded by With You")
                .doesNotContain("not named here");
        assertThat(conditions.getAuthor()).extracting(Reference::getReference).contains("Organization/with-you");
        assertThat(StoryFixture.urls(story)).anyMatch(url -> url.endsWith("/Organization/with-you"));
    }
}
