package uk.onestory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import uk.onestory.conformance.OfflineConformance;

class ProfilePagesTest {

    private static final Path EXAMPLES = Path.of("fhir-profiles", "input", "examples");
    private static final Path STATIC = Path.of("src", "main", "resources", "static", "profiles");

    @TempDir
    private static Path folder;

    private static final Map<String, HtmlPage> PAGES = new TreeMap<>();

    @BeforeAll
    static void writePages() throws IOException {
        new ProfilePages(EXAMPLES).writeTo(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                PAGES.put(file.getFileName().toString(), HtmlPage.of(file));
            }
        }
    }

    @Test
    void everyDefinitionOfThePackageHasAPageThatTheIndexLists() {
        List<Resource> definitions = new OfflineConformance(FhirContext.forR4Cached()).definitions();

        assertThat(definitions).isNotEmpty();
        assertThat(definitions).allSatisfy(definition -> {
            String file =
                    definition.fhirType() + "-" + definition.getIdElement().getIdPart() + ".html";
            assertThat(PAGES).containsKey(file);
            assertThat(PAGES.get(file).text()).contains(((MetadataResource) definition).getUrl());
            assertThat(PAGES.get("index.html").links()).contains(file);
        });
    }

    @Test
    void everyLinkWithinThePagesLeadsSomewhere() {
        assertThat(PAGES).allSatisfy((name, page) -> assertThat(page.links()).allSatisfy(link -> {
            if (!link.startsWith("https://hl7.org/fhir/R4/")) {
                String file = link.contains("#") ? link.substring(0, link.indexOf('#')) : link;
                assertThat(Files.exists(folder.resolve(file)) || Files.exists(STATIC.resolve(file)))
                        .as("%s links %s", name, link)
                        .isTrue();
                if (link.contains("#")) {
                    assertThat(PAGES.get(file.isEmpty() ? name : file).ids())
                            .as("%s links %s", name, link)
                            .contains(link.substring(link.indexOf('#') + 1));
                }
            }
        }));
    }

    @Test
    void everyRefusedExampleStandsOnItsProfilesPageWithAnAnswerThatNamesItsRule() throws IOException {
        List<String> refused = examples(".refused-");

        assertThat(refused).isNotEmpty().allSatisfy(file -> {
            String name = file.substring(0, file.indexOf(".refused-"));
            String rule = file.substring(file.indexOf(".refused-") + ".refused-".length(), file.length() - 5);
            String answer = answer(name);
            assertThat(answer).contains("\"severity\": \"error\"");
            if (!rule.equals("profile")) {
                assertThat(answer).contains("\"code\": \"" + rule + "\"");
            }
        });
    }

    @Test
    void everyValidExampleStandsOnOnePage() throws IOException {
        assertThat(examples(".valid.")).isNotEmpty().allSatisfy(file -> {
            String name = file.substring(0, file.indexOf(".valid."));
            assertThat(PAGES.values().stream().filter(page -> page.ids().contains(name)))
                    .as(name)
                    .hasSize(1);
        });
    }

    @Test
    void profileNamesItsExtensionsAndTheyNameTheProfile() {
        assertThat(PAGES.get("StructureDefinition-OneStory-Referral.html").links())
                .contains(
                        "StructureDefinition-OneStory-WaitingSince.html",
                        "CodeSystem-OneStory-Rule.html#code-reason-needed");
        assertThat(PAGES.get("StructureDefinition-OneStory-WaitingSince.html").links())
                .contains("StructureDefinition-OneStory-Referral.html");
        assertThat(PAGES.get("CodeSystem-OneStory-Rule.html").links())
                .contains("StructureDefinition-OneStory-Referral.html#constraint-reason-needed");
        assertThat(PAGES.get("ValueSet-OneStory-ReferralIntent.html").links())
                .contains("StructureDefinition-OneStory-Referral.html");
    }

    @Test
    void elementTellsItsWholeCardinalityWhereTheProfileSaysHalfOfIt() {
        assertThat(PAGES.get("StructureDefinition-OneStory-Referral.html").rows())
                .anySatisfy(row -> assertThat(row).startsWith("authoredOn", "MS", "1..1", "dateTime"));
    }

    @Test
    void everyStyleOfAnArrowIsInTheStylesheetAndInTheKey() throws IOException {
        HtmlPage index = PAGES.get("index.html");
        String css = Files.readString(STATIC.resolve("profiles.css"));

        assertThat(index.ofClass("g", "arrow"))
                .isNotEmpty()
                .extracting(arrow -> arrow.getAttribute("class"))
                .allSatisfy(style -> {
                    assertThat(css)
                            .contains(
                                    "." + style.replace(' ', '.') + " path",
                                    ".tip." + style.substring("arrow ".length()));
                    assertThat(index.elements("svg"))
                            .extracting(svg -> svg.getAttribute("class"))
                            .contains(style);
                });
    }

    @Test
    void pageNeedsNoScriptAndNothingFromElsewhere() {
        assertThat(PAGES).allSatisfy((name, page) -> {
            assertThat(page.elements("script")).isEmpty();
            assertThat(page.elements("style")).isEmpty();
            assertThat(page.all()).noneMatch(element -> element.hasAttribute("style"));
            assertThat(page.elements("link"))
                    .extracting(link -> link.getAttribute("href"))
                    .containsExactly("profiles.css");
        });
    }

    @Test
    void pageCanBeReadByAScreenReader() {
        assertThat(PAGES).allSatisfy((name, page) -> {
            assertThat(page.root().getAttribute("lang")).isEqualTo("en-GB");
            assertThat(page.elements("h1")).hasSize(1);
            assertThat(page.elements("main")).hasSize(1);
            assertThat(page.ids()).as(name).doesNotHaveDuplicates();
            assertThat(page.elements("table")).allSatisfy(table -> assertThat(
                            ((Element) table).getElementsByTagName("caption").getLength())
                    .isEqualTo(1));
            assertThat(page.elements("th")).allMatch(cell -> cell.hasAttribute("scope"));
        });
    }

    @Test
    void whatADefinitionSaysIsTextAndNeverMarkup(@TempDir Path elsewhere) throws IOException {
        CodeSystem hostile = new CodeSystem();
        hostile.setContent(CodeSystemContentMode.COMPLETE)
                .setUrl("https://fhir.onestory.example/CodeSystem/hostile")
                .setVersion("1")
                .setTitle("<script>alert(1)</script>")
                .setDescription("a < b & \"c\" ${7*7}")
                .setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE)
                .setId("hostile");

        HtmlPage page = write(elsewhere, hostile);

        assertThat(page.elements("script")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>", "a < b & \"c\" ${7*7}");
    }

    @Test
    void definitionOfAnotherKindHasAPageToo(@TempDir Path elsewhere) throws IOException {
        ActivityDefinition other = new ActivityDefinition();
        other.setName("Visit").setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
        other.setUrl("https://fhir.onestory.example/ActivityDefinition/visit")
                .setVersion("1")
                .setId("visit");

        assertThat(write(elsewhere, other).text()).contains("\"resourceType\": \"ActivityDefinition\"");
    }

    @Test
    void mappingTellsWhatAnElementIsInAnotherStandard() {
        StructureDefinition profile = new StructureDefinition();
        profile.addMapping().setIdentity("prsb").setName("PRSB About Me");
        profile.getDifferential()
                .addElement()
                .setPath("Patient.name")
                .addMapping()
                .setIdentity("prsb")
                .setMap("Person name");

        assertThat(MappingRow.of(profile))
                .containsExactly(new MappingRow("Patient.name", "PRSB About Me", "Person name", null));
    }

    private static HtmlPage write(Path elsewhere, MetadataResource definition) throws IOException {
        Files.createFile(elsewhere.resolve("README.md"));
        new ProfilePages(elsewhere).write(elsewhere, List.of(definition));
        return HtmlPage.of(elsewhere.resolve(Definition.of(definition).file()));
    }

    private static String answer(String example) {
        return PAGES.values().stream()
                .filter(page -> page.ids().contains(example))
                .map(page -> page.afterHeading(example))
                .findFirst()
                .orElseThrow(() -> new AssertionError(example + " is on no page"));
    }

    private static List<String> examples(String part) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(part))
                    .sorted()
                    .toList();
        }
    }
}
