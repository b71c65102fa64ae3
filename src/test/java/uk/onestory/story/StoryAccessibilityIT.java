package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.NodeFolder;
import uk.onestory.OneStoryServer;

/**
 * The page by the rules of axe-core for WCAG 2.2 AA. {@code target/axe} has what the browser showed at the widths of a
 * desk, a phone, and a page enlarged to 400 %.
 */
class StoryAccessibilityIT {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private static final NodeFolder AXE = new NodeFolder("axe");
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
        assertThat(check("jsdom", file)).as(AXE.log()).isZero();
    }

    @Test
    void aBrowserShowsThePageWithoutFaultAtEveryWidth() throws Exception {
        String browser = browser();
        Assumptions.assumeTrue(
                browser != null || NodeFolder.isRequired(),
                "skipped: colours and widths need Chromium, and there is none");
        assertThat(browser).as("a browser").isNotNull();
        assertThat(check(
                        "browser",
                        browser,
                        url(),
                        OneStoryServer.token("demo-gp"),
                        AXE.path().toString()))
                .as(AXE.log())
                .isZero();
    }

    private static int check(String... arguments) throws Exception {
        return AXE.run(
                Stream.concat(Stream.of("node", AXE.path().resolve("check.mjs").toString()), Stream.of(arguments))
                        .toList());
    }

    private static String browser() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return BROWSERS.stream()
                .flatMap(name -> Stream.of(path.split(java.io.File.pathSeparator))
                        .map(folder -> java.nio.file.Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(java.nio.file.Path::toString)
                .findFirst()
                .orElse(null);
    }

    private static String url() {
        return OneStoryServer.base() + "/Patient/" + sam.id() + "/$story";
    }
}
