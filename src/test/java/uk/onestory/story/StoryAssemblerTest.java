package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryAssemblerTest {

    private static final String RICH = "alcohol-and-depression";

    /** To take a wanted change over: look at {@code target/story}, then copy it to {@code src/test/resources/story}. */
    @ParameterizedTest
    @ValueSource(strings = {RICH, "no-history"})
    void tellsTheStoryAsTheGoldenFileHasIt(String name) throws IOException {
        String told = StoryFixture.json(StoryFixture.story(name));
        Files.createDirectories(Path.of("target/story"));
        Files.writeString(Path.of("target/story", name + ".story.json"), told);
        assertThat(told).isEqualTo(StoryFixture.text(name + ".story.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {RICH, "no-history"})
    void everySectionIsThereInTheOrderOfTheContract(String name) {
        assertThat(composition(StoryFixture.story(name)).getSection())
                .extracting(section -> section.getCode().getCodingFirstRep().getCode())
                .containsExactly(
                        "please-do",
                        "about-me",
                        "history",
                        "conditions",
                        "safety",
                        "needs",
                        "strengths",
                        "medication",
                        "plan",
                        "referrals",
                        "scores",
                        "people");
    }

    @Test
    void eachResourceIsInTheDocumentOnce() {
        List<String> urls = urls(StoryFixture.story(RICH));
        assertThat(urls).doesNotHaveDuplicates();
        assertThat(urls.get(0)).startsWith(StoryFixture.BASE + "/Composition/");
        assertThat(urls.get(1)).isEqualTo(StoryFixture.BASE + "/Patient/sam");
    }

    @Test
    void whateverTheStoryCitesIsInTheDocument() {
        Bundle story = StoryFixture.story(RICH);
        Set<String> keys = story.getEntry().stream()
                .map(entry -> References.key(entry.getResource()))
                .collect(Collectors.toSet());
        assertThat(keys).containsAll(References.in(StoryFixture.FHIR.newTerser(), composition(story)));
    }

    @Test
    void mistakesAndWhatIsReplacedAreNowhere() {
        String told = StoryFixture.json(StoryFixture.story(RICH));
        assertThat(told)
                .doesNotContain("by mistake")
                .doesNotContain("The plan before")
                .doesNotContain("Older words")
                .doesNotContain("Withdrawn long ago");
    }

    @Test
    void sameRecordGivesSameDocumentInWhateverOrderItIsRead() {
        StoryAssembler assembler = new StoryAssembler(new StoryDocument(StoryFixture.FHIR, StoryFixture.CLOCK));
        Set<String> stories = new java.util.HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            stories.add(StoryFixture.json(assembler.assemble(
                    StoryFixture.record(StoryFixture.resources(RICH), seed),
                    StoryRequest.EVERYTHING,
                    StoryFixture.BASE)));
        }
        assertThat(stories).hasSize(1);
    }

    @Test
    void onlyTheSectionsAskedForAreTold() {
        Bundle story =
                StoryFixture.story(StoryFixture.resources(RICH), StoryRequest.of(List.of("needs, scores"), null));
        assertThat(composition(story).getSection().stream()
                        .filter(SectionComponent::hasEntry)
                        .map(section -> section.getCode().getCodingFirstRep().getCode()))
                .containsExactly("needs", "scores");
        assertThat(urls(story)).noneMatch(url -> url.contains("/CarePlan/") || url.contains("/Flag/"));
    }

    @Test
    void sinceNeverHidesPleaseDoAndSafety() {
        Bundle story = StoryFixture.story(StoryFixture.resources(RICH), StoryRequest.of(null, "2026-06-03T00:00:00Z"));
        assertThat(composition(story).getSection().stream()
                        .filter(SectionComponent::hasEntry)
                        .map(section -> section.getCode().getCodingFirstRep().getCode()))
                .containsExactly("please-do", "safety");
    }

    @Test
    void sinceKeepsWhatIsAsNew() {
        Bundle story = StoryFixture.story(StoryFixture.resources(RICH), StoryRequest.of(null, "2026-05-20"));
        assertThat(urls(story))
                .contains(
                        StoryFixture.BASE + "/ClinicalImpression/assessment", // of that day
                        StoryFixture.BASE + "/Condition/alcohol", // some day of that month
                        StoryFixture.BASE + "/ServiceRequest/referral", // older, with a newer step
                        StoryFixture.BASE + "/Observation/phq-9-1")
                .doesNotContain(
                        StoryFixture.BASE + "/Condition/depression", StoryFixture.BASE + "/Observation/phq-9-0");
    }

    @Test
    void oneAuthorOfASectionIsNamed() {
        Bundle story = StoryFixture.story(RICH);
        assertThat(section(story, "history").getAuthor())
                .extracting(Reference::getReference)
                .containsExactly("PractitionerRole/nurse-cmht");
        assertThat(section(story, "scores").getAuthor()).isEmpty();
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        List<Resource> resources = StoryFixture.resources(RICH);
        String hostile = "<script>alert('x')</script> & \"quoted\" ]]> <b>bold</b> \u0001 \uD83D\uDE42";
        resources.forEach(resource -> {
            if (resource instanceof QuestionnaireResponse response) {
                response.getItemFirstRep().getAnswerFirstRep().setValue(new StringType(hostile));
            }
        });
        Bundle story = StoryFixture.story(resources, StoryRequest.EVERYTHING);
        String html = section(story, "about-me").getText().getDivAsString();
        assertThat(html)
                .contains("&lt;script&gt;alert('x')&lt;/script&gt; &amp;")
                .doesNotContain("<script", "<b>bold", "\u0001");
        String xml = StoryFixture.FHIR.newXmlParser().encodeResourceToString(composition(story));
        Composition again = StoryFixture.FHIR.newXmlParser().parseResource(Composition.class, xml);
        assertThat(again.getSection()).hasSize(12);
    }

    private static Composition composition(Bundle story) {
        return (Composition) story.getEntryFirstRep().getResource();
    }

    private static SectionComponent section(Bundle story, String code) {
        return composition(story).getSection().stream()
                .filter(section ->
                        code.equals(section.getCode().getCodingFirstRep().getCode()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> urls(Bundle story) {
        return story.getEntry().stream().map(entry -> entry.getFullUrl()).toList();
    }
}
