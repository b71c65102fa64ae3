package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reviewed stories as a page, without its style, and as the text of the PDF, sheet by sheet. */
class GoldenPagesTest {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d-]{5,}");

    private static final StoryPage PAGE = new StoryPage();
    private static final StoryPdf PDF = new StoryPdf(PAGE);

    /** To take a wanted change over: look at {@code target/story}, then copy it to {@code src/test/resources/story}. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWENTY_YEARS")
    void readsAsTheGoldenPage(GoldenPerson person) throws IOException {
        assertThat(kept(person.file() + ".page.html", page(person)))
                .isEqualTo(StoryFixture.text(person.file() + ".page.html"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWENTY_YEARS")
    void readsAsTheGoldenPdf(GoldenPerson person) throws IOException {
        assertThat(kept(person.file() + ".pdf.txt", sheets(person)))
                .isEqualTo(StoryFixture.text(person.file() + ".pdf.txt"));
    }

    /** Words that stand in nothing but resources that are withheld. */
    @ParameterizedTest
    @EnumSource(names = "WITHHELD_SUBSTANCE_USE")
    void noWordOfWhatIsWithheldIsInAnyForm(GoldenPerson person) throws IOException {
        Bundle shown = person.story();
        List<String> keys = shown.getEntry().stream()
                .map(entry -> References.key(entry.getResource()))
                .toList();
        String open = person.resources().stream()
                .filter(resource -> keys.contains(References.key(resource)))
                .map(GoldenPagesTest::encoded)
                .collect(Collectors.joining("\n"));
        List<String> withheld = person.resources().stream()
                .filter(resource -> !resource.getMeta().getSecurity().isEmpty())
                .flatMap(resource -> WORD.matcher(encoded(resource)).results().map(found -> found.group()))
                .distinct()
                .filter(word -> !open.contains(word))
                .filter(word -> !StoryFixture.text("no-history.story.json").contains(word))
                .filter(word -> !word.matches("\\d+|[a-z]+[A-Z]\\w*")) // names of elements
                .toList();
        assertThat(withheld).isNotEmpty();
        String page = page(person);
        String sheets = sheets(person);
        assertThat(withheld).noneMatch(page::contains).noneMatch(sheets::contains);
    }

    static String page(GoldenPerson person) {
        return PAGE.of(person.story(), StoryRequest.EVERYTHING)
                .replaceFirst("(?s)<style>.*</style>", "<style></style>")
                .replaceFirst("sha256-[^&]+", "sha256-");
    }

    static String sheets(GoldenPerson person) throws IOException {
        try (PDDocument read = Loader.loadPDF(PDF.of(person.story(), StoryRequest.EVERYTHING))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setPageEnd("\n--------\n");
            return stripper.getText(read);
        }
    }

    private static String encoded(Resource resource) {
        return StoryFixture.FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static String kept(String file, String text) throws IOException {
        Files.createDirectories(Path.of("target/story"));
        Files.writeString(Path.of("target/story", file), text);
        return text;
    }
}
