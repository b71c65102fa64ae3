package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoryAssemblerTest {

    private static final GoldenPerson RICH = GoldenPerson.ALCOHOL_AND_DEPRESSION;

    /** To take a wanted change over: look at {@code target/story}, then copy it to {@code src/test/resources/story}. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWENTY_YEARS")
    void tellsTheStoryAsTheGoldenFileHasIt(GoldenPerson person) throws IOException {
        isGolden(person.file() + ".story.json", StoryFixture.json(person.story()));
    }

    @Test
    void twentyYearsAreToldWhole() throws IOException {
        isGolden("twenty-years.summary.txt", StorySummary.of(GoldenPerson.TWENTY_YEARS.story()));
    }

    private static void isGolden(String file, String told) throws IOException {
        Files.createDirectories(Path.of("target/story"));
        Files.writeString(Path.of("target/story", file), told);
        assertThat(told).isEqualTo(StoryFixture.text(file));
    }

    @ParameterizedTest
    @EnumSource
    void theRulesOfDocumentsHold(GoldenPerson person) {
        DocumentRules.hold(person.story(), person.record(1));
        DocumentRules.hold(person.story(StoryRequest.of(List.of("plan", "conditions"), null)), person.record(1));
        DocumentRules.hold(person.story(StoryRequest.of(null, "2026-05-01")), person.record(1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWENTY_YEARS")
    void sameRecordGivesSameDocumentInWhateverOrderItIsRead(GoldenPerson person) {
        Set<String> stories = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            stories.add(StoryFixture.json(StoryFixture.story(person.record(seed), StoryRequest.EVERYTHING)));
        }
        assertThat(stories).hasSize(1);
    }

    @Test
    void whatIsWithheldIsInNoByte() {
        Bundle story = GoldenPerson.WITHHELD_SUBSTANCE_USE.story();
        assertThat(StoryFixture.json(story))
                .doesNotContain("WITHHELD", "lee-alcohol", "lee-flag", "with-you", "ETHUD", "co-occur")
                .contains("Propranolol", "Second meeting", "SUBSETTED");
        // Were it not for the labels it would be there.
        assertThat(StoryFixture.json(StoryFixture.story("withheld-substance-use")))
                .contains("WITHHELD-EFFECT", "WITHHELD-DISPLAY", "WITHHELD-NARRATIVE");
    }

    @Test
    void mistakesAndWhatIsReplacedAreNowhere() {
        String told = StoryFixture.json(RICH.story());
        assertThat(told)
                .doesNotContain("by mistake")
                .doesNotContain("The plan before")
                .doesNotContain("Older words")
                .doesNotContain("Withdrawn long ago");
    }

    @Test
    void onlyTheSectionsAskedForAreTold() {
        Bundle story = RICH.story(StoryRequest.of(List.of("needs, scores"), null));
        assertThat(StoryFixture.composition(story).getSection().stream()
                        .filter(SectionComponent::hasEntry)
                        .map(section -> section.getCode().getCodingFirstRep().getCode()))
                .containsExactly("needs", "scores");
        // Beside them only what the head rests on, and what that points to.
        assertThat(StoryFixture.urls(story)).noneMatch(url -> url.contains("/AllergyIntolerance/"));
    }

    @Test
    void sinceNeverHidesPleaseDoAndSafety() {
        Bundle story = RICH.story(StoryRequest.of(null, "2026-06-03T00:00:00Z"));
        assertThat(StoryFixture.composition(story).getSection().stream()
                        .filter(SectionComponent::hasEntry)
                        .map(section -> section.getCode().getCodingFirstRep().getCode()))
                .containsExactly("please-do", "safety");
    }

    @Test
    void sinceKeepsWhatIsAsNew() {
        Bundle story = RICH.story(StoryRequest.of(null, "2026-05-20"));
        assertThat(StoryFixture.composition(story).getSection().stream()
                        .flatMap(section -> section.getEntry().stream())
                        .map(Reference::getReference))
                .contains(
                        "ClinicalImpression/assessment", // of that day
                        "Condition/alcohol", // some day of that month
                        "Condition/depression", // older, told together with the one before
                        "ServiceRequest/referral", // older, with a newer step
                        "Observation/phq-9-1")
                .doesNotContain("Condition/housing", "Observation/phq-9-0", "AllergyIntolerance/penicillin");
    }

    @Test
    void allAuthorsOfASectionAreNamed() {
        Bundle story = RICH.story();
        assertThat(StoryFixture.section(story, "history").getAuthor())
                .extracting(Reference::getReference)
                .containsExactly("PractitionerRole/nurse-cmht");
        assertThat(StoryFixture.section(story, "scores").getAuthor())
                .extracting(Reference::getReference)
                .containsExactly("Organization/gmmh", "Organization/with-you");
    }

    @Test
    void theKeyWorkersOrganisationIsTheCustodianElseTheGp() {
        assertThat(custodian(GoldenPerson.OPIOIDS_PTSD_HOMELESS)).isEqualTo("Organization/with-you");
        assertThat(custodian(GoldenPerson.EATING_DISORDER)).isEqualTo("Organization/gmmh");
        assertThat(custodian(GoldenPerson.GP_ONLY)).isEqualTo("Organization/gp-wigan-1");
        assertThat(custodian(GoldenPerson.NO_HISTORY)).isNull();
    }

    @Test
    void whereThePersonAgreedTheyAttest() {
        assertThat(StoryFixture.composition(RICH.story()).getAttester())
                .extracting(
                        attester -> attester.getParty().getReference(),
                        attester -> attester.getMode().toCode(),
                        attester -> attester.getTimeElement().getValueAsString())
                .containsExactly(tuple("Patient/sam", "personal", "2026-06-01"));
        assertThat(StoryFixture.composition(GoldenPerson.GP_ONLY.story()).getAttester())
                .isEmpty();
    }

    @Test
    void theStoryIsAsConfidentialAsWhatItTells() {
        Bundle restricted = GoldenPerson.OPIOIDS_PTSD_HOMELESS.story();
        assertThat(StoryFixture.composition(restricted).getConfidentiality().toCode())
                .isEqualTo("R");
        assertThat(restricted.getMeta().getSecurity())
                .extracting(Coding::getCode)
                .containsExactly("R", "OPIOIDUD");
        assertThat(StoryFixture.composition(GoldenPerson.GP_ONLY.story())
                        .getConfidentiality()
                        .toCode())
                .isEqualTo("N");
    }

    @Test
    void whatGoesTogetherIsToldTogetherWithWhoTreatsWhich() {
        assertThat(text(GoldenPerson.OPIOIDS_PTSD_HOMELESS, "conditions"))
                .contains("Posttraumatic stress disorder, Opioid dependence and Long-lasting back pain go together")
                .containsPattern(
                        "Posttraumatic[^;]*: Mental health; since March 2019; treated by Wigan Community Mental")
                .containsPattern(
                        "Opioid dependence: Substance use; since about 2020;[^:]*treated by With You in Wigan, With You;")
                .contains("Withdrawal brings the nightmares back.");
    }

    @Test
    void theNewestAnswerToAQuestionStandsWhoeverAskedIt() {
        String pleaseDo = text(GoldenPerson.EATING_DISORDER, "please-do");
        assertThat(pleaseDo).contains("Do not talk about my weight", "Tell me before you weigh me.");
        assertThat(pleaseDo).doesNotContain("Do not weigh me.");
        // Asked again and left open: the older answer was taken back.
        assertThat(text(GoldenPerson.EATING_DISORDER, "about-me"))
                .contains("Before meals, not after.", "My brother Anil.")
                .doesNotContain("I run every day.");
        assertThat(text(GoldenPerson.OPIOIDS_PTSD_HOMELESS, "please-do"))
                .contains("Let me bring Biscuit.", "A woman, the same one each time.")
                .doesNotContain("Meet me outside first.");
    }

    @Test
    void aboutMeSaysWhoHelpedAndWhenItWasLastLookedAt() {
        assertThat(text(GoldenPerson.OPIOIDS_PTSD_HOMELESS, "about-me"))
                .contains("Who helped to write this: Ruth Bell", "Last looked at together: 18 May 2026");
    }

    @Test
    void sourcesThatDisagreeAreSetSideBySide() {
        assertThat(text(GoldenPerson.CONFLICTING_SOURCES, "medication"))
                .contains("Please check allergies: one record says that there are none, another one names some")
                .contains("Please check Penicillin: records do not agree about this allergy")
                .contains("Please check Latex: records do not agree about this allergy")
                .contains("Please check the dose of sertraline: records do not agree")
                .contains("3 March 2026: Sertraline 100 mg tablets, One each morning, recorded by Greater Manchester")
                .contains("1 December 2025: Sertraline 50 mg tablets, One each morning, recorded by Wigan Practice One")
                .doesNotContain("strawberries", "dose of vitamin");
        assertThat(text(GoldenPerson.CONFLICTING_SOURCES, "people"))
                .contains("the home address: there are several", "4 Mill Lane, Wigan, WN1 1AA", "17 Canal Street")
                .contains("the telephone number: there are several of one kind", "07700 900147", "07700 900148")
                .contains("the GP surgery: there are several", "Wigan Practice Two")
                .doesNotContain("Gone Road", "01632 960001");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFLICTING_SOURCES", "TWENTY_YEARS"})
    void sourcesThatAgreeAreNoConflict(GoldenPerson person) {
        assertThat(StoryFixture.json(person.story())).doesNotContain("Please check");
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        List<Resource> resources = RICH.resources();
        String hostile = "<script>alert('x')</script> & \"quoted\" ]]> <b>bold</b> \u0001 \uD83D\uDE42";
        resources.forEach(resource -> {
            if (resource instanceof QuestionnaireResponse response) {
                response.getItemFirstRep().getAnswerFirstRep().setValue(new StringType(hostile));
            }
        });
        Bundle story = StoryFixture.story(resources, StoryRequest.EVERYTHING);
        String html = StoryFixture.section(story, "about-me").getText().getDivAsString();
        assertThat(html)
                .contains("&lt;script&gt;alert('x')&lt;/script&gt; &amp;")
                .doesNotContain("<script", "<b>bold", "\u0001");
        String xml = StoryFixture.FHIR.newXmlParser().encodeResourceToString(StoryFixture.composition(story));
        Composition again = StoryFixture.FHIR.newXmlParser().parseResource(Composition.class, xml);
        assertThat(again.getSection()).hasSize(12);
    }

    private static String custodian(GoldenPerson person) {
        return StoryFixture.composition(person.story()).getCustodian().getReference();
    }

    private static String text(GoldenPerson person, String section) {
        return StoryFixture.section(person.story(), section).getText().getDiv().allText();
    }
}
