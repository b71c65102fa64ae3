package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryPageTest {

    private static final String RICH = "alcohol-and-depression";
    private static final String HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> & \"quoted\" ]]>"
            + " </style></body> ${7*7} [[${7*7}]] \u0001\u202E \uD83D\uDE42 \u0645\u0631\u062D\u0628\u0627";

    private final StoryPage page = new StoryPage();

    @ParameterizedTest
    @ValueSource(strings = {RICH, "no-history"})
    void everySentenceOfTheDocumentIsOnThePage(String name) {
        Bundle story = StoryFixture.story(name);
        PageReader read = PageReader.of(page.of(story, StoryRequest.EVERYTHING));
        Composition composition = (Composition) story.getEntryFirstRep().getResource();
        assertThat(read.one("//main/h1")).isEqualTo(composition.getTitle());
        assertThat(PageReader.words(read.one("//div[@class='heads']")))
                .isEqualTo(PageReader.words(
                        PageReader.of(composition.getText().getDivAsString()).text()));
        assertThat(read.all("//section/h2"))
                .containsExactlyElementsOf(composition.getSection().stream()
                        .map(section -> section.getTitle())
                        .toList());
        assertThat(composition.getSection()).allSatisfy(section -> assertThat(
                        PageReader.words(read.one("//section[@id='"
                                + section.getCode().getCodingFirstRep().getCode() + "']")))
                .contains(PageReader.words(
                        PageReader.of(section.getText().getDivAsString()).text())));
    }

    @Test
    void thePersonIsNamedAndTheContentsLeadToEachSection() {
        PageReader read = PageReader.of(page.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING));
        assertThat(read.all("//*[@class='head who']//li"))
                .contains("Name: Sam Ashworth", "NHS number: 999 000 0018", "Born: 12 April 1987 (age 39)");
        assertThat(read.one("//p[@class='stood']")).isEqualTo("As it stood on 3 June 2026 at 08:00.");
        assertThat(read.all("//nav//a/@href"))
                .containsExactlyElementsOf(
                        read.all("//section/@id").stream().map(id -> "#" + id).toList());
    }

    @Test
    void theStructureIsThatOfAnAccessiblePage() {
        PageReader read = PageReader.of(page.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING));
        assertThat(read.one("/*/@lang")).isEqualTo("en-GB");
        assertThat(read.one("//title")).startsWith("The story of Sam Ashworth");
        assertThat(read.all("//*[@id]/@id")).doesNotHaveDuplicates();
        assertThat(read.one("//a[@class='skip']/@href")).isEqualTo("#" + read.one("//main/@id"));
        assertThat(read.all("//body/header | //main | //body/footer")).hasSize(3);
        assertThat(read.all("//section[not(h2)] | //h3[not(preceding::h2)]")).isEmpty();
        assertThat(read.all("//dl[not(dt or div)] | //ul[not(li)] | //ol[not(li)]"))
                .isEmpty();
    }

    @Test
    void howToBeWithThePersonAndDangersStandOut() {
        PageReader read = PageReader.of(page.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING));
        assertThat(read.one("//*[@class='do']/h3")).isEqualTo("Please do");
        assertThat(read.all("//*[@class='do']//li")).containsExactly("Say who you are.", "Leave the door open.");
        assertThat(read.all("//*[@class='do-not']//li")).containsExactly("Do not touch my shoulder from behind.");
        assertThat(read.all("//*[@class='entry flag']/h3")).containsExactly("Suicidal thoughts");
        assertThat(read.all("//*[@class='entry allergy-intolerance']")).hasSize(1);
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        List<Resource> resources = StoryFixture.resources(RICH);
        resources.forEach(resource -> {
            if (resource instanceof QuestionnaireResponse response) {
                response.getItem().forEach(item -> {
                    item.setText(HOSTILE);
                    item.getAnswerFirstRep().setValue(new StringType(HOSTILE));
                });
            }
            if (resource instanceof Patient person) {
                person.getNameFirstRep().setFamily(HOSTILE);
                person.getIdentifierFirstRep().setValue(HOSTILE);
            }
        });
        String html = page.of(StoryFixture.story(resources, StoryRequest.EVERYTHING), StoryRequest.EVERYTHING);
        PageReader read = PageReader.of(html);
        assertThat(read.all("//script | //img | //iframe | //object | //form")).isEmpty();
        assertThat(read.all("//@*[starts-with(name(), 'on')] | //@style")).isEmpty();
        assertThat(read.text())
                .contains("<script>alert('x')</script>", "${7*7} [[${7*7}]]")
                .doesNotContain("49");
        assertThat(html).doesNotContain("\u0001", "\u202E");
    }

    @Test
    void nothingLeadsOutOfThePage() {
        String html = page.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING);
        PageReader read = PageReader.of(html);
        assertThat(Stream.concat(read.all("//@href").stream(), read.all("//@src").stream()))
                .allMatch(target -> target.startsWith("#"));
        assertThat(read.all("//link")).isEmpty();
        assertThat(read.one("//style")).doesNotContain("url(", "@import", "Frutiger");
        assertThat(Pattern.compile("https?://[^\"]+").matcher(html).results().map(found -> found.group()))
                .containsOnly("http://www.w3.org/1999/xhtml");
    }

    @Test
    void aPartOfTheStorySaysSo() {
        StoryRequest safety = StoryRequest.of(List.of("safety"), "2026-05-20");
        PageReader read = PageReader.of(page.of(StoryFixture.story(StoryFixture.resources(RICH), safety), safety));
        assertThat(read.all("//section/@id")).containsExactly("safety");
        assertThat(read.one("//p[@class='part']")).contains("Only the sections below", "since 20 May 2026");
        assertThat(PageReader.of(page.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING))
                        .all("//p[@class='part']"))
                .isEmpty();
    }

    @Test
    void thePolicyLetsOnlyTheStyleOfThePageThrough() throws Exception {
        String style = PageReader.of(page.of(StoryFixture.story(RICH), StoryRequest.EVERYTHING))
                .one("//style");
        String digest = java.util.Base64.getEncoder()
                .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(style.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(Set.of(page.security().split("; ")))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "style-src 'sha256-" + digest + "'",
                        "base-uri 'none'",
                        "form-action 'none'");
    }
}
