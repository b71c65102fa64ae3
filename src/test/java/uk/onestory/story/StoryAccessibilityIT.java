package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.Axe;
import uk.onestory.OneStoryServer;

/**
 * The page by the rules of axe-core for WCAG 2.2 AA. {@code target/axe} has what the browser showed at the widths of a
 * desk, a phone, and a page enlarged to 400 %.
 */
class StoryAccessibilityIT {

    private static final Axe AXE = new Axe();
    private static StoryPerson sam;

    @BeforeAll
    static void sendRecord() throws Exception {
        AXE.install();
        sam = StoryPerson.send(0);
    }

    @Test
    void theStructureOfThePageHasNoFault() throws Exception {
        String html =
                StoryPerson.request("demo-gp").accept("text/html").get(url()).asString();
        String file = Files.writeString(AXE.path().resolve("story.html"), html).toString();
        assertThat(AXE.check("jsdom", file)).as(AXE.log()).isZero();
    }

    @Test
    void aBrowserShowsThePageWithoutFaultAtEveryWidth() throws Exception {
        String browser = Axe.browser();
        Assumptions.assumeTrue(
                browser != null || Axe.isRequired(), "skipped: colours and widths need Chromium, and there is none");
        assertThat(browser).as("a browser").isNotNull();
        assertThat(AXE.check(
                        "browser",
                        browser,
                        url(),
                        OneStoryServer.token("demo-gp"),
                        AXE.path().toString()))
                .as(AXE.log())
                .isZero();
    }

    private static String url() {
        return OneStoryServer.base() + "/Patient/" + sam.id() + "/$story";
    }
}
