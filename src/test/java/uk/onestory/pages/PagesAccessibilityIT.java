package uk.onestory.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.root;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.Axe;

/** The open pages by the rules of axe-core, at the widths of a desk and a phone; no page scrolls sideways. */
class PagesAccessibilityIT {

    private static final Map<String, String> PAGES = Map.of(
            "door", "/",
            "index", "/profiles/",
            "referral", "/profiles/StructureDefinition-OneStory-Referral.html",
            "referral-task", "/profiles/StructureDefinition-OneStory-ReferralTask.html",
            "joint-plan", "/profiles/StructureDefinition-OneStory-JointCarePlan.html",
            "operation", "/profiles/OperationDefinition-OneStory-step.html",
            "rules", "/profiles/CodeSystem-OneStory-Rule.html",
            "examples", "/profiles/examples.html",
            "found", "/profiles/search?q=waiting",
            "nothing-found", "/profiles/search?q=zebra");

    private static final Axe AXE = new Axe();

    @BeforeAll
    static void install() throws Exception {
        AXE.install();
    }

    @Test
    void aBrowserShowsThePagesWithoutFaultAtEveryWidth() throws Exception {
        String browser = Axe.browser();
        Assumptions.assumeTrue(
                browser != null || Axe.isRequired(), "skipped: colours and widths need Chromium, and there is none");
        assertThat(browser).as("a browser").isNotNull();

        List<String> pages = PAGES.entrySet().stream()
                .map(page -> page.getKey() + "=" + root() + page.getValue())
                .sorted()
                .toList();
        assertThat(AXE.check(
                        Stream.concat(Stream.of("pages", browser, AXE.path().toString()), pages.stream())
                                .toArray(String[]::new)))
                .as(AXE.log())
                .isZero();
    }
}
