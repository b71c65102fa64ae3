package uk.onestory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    void everyWideBoxCanBeReachedByKeyboardAndHasAName() {
        assertThat(PAGES).allSatisfy((name, page) -> {
            assertThat(page.ofClass("div", "scroll")).as(name).allSatisfy(box -> {
                assertThat(box.getAttribute("tabindex")).isEqualTo("0");
                assertThat(box.getAttribute("role")).isEqualTo("region");
                assertThat(box.getAttribute("aria-label") + box.getAttribute("aria-labelledby"))
                        .isNotBlank();
            });
            assertThat(Stream.of("table", "pre").flatMap(tag -> page.elements(tag).stream()))
                    .as(name)
                    .allMatch(wide -> ((Element) wide.getParentNode())
                            .getAttribute("class")
                            .startsWith("scroll"));
        });
    }

    @Test
    void everyOperationTellsItsNameACallAnAnswerAndItsRefusals() throws IOException {
        assertThat(PAGES.keySet())
                .filteredOn(name -> name.startsWith("OperationDefinition-"))
                .isNotEmpty()
                .allSatisfy(name -> {
                    HtmlPage page = PAGES.get(name);
                    String call = "$" + name.replaceFirst("OperationDefinition-OneStory-(.*)\\.html", "$1");
                    assertThat(page.elements("h1").get(0).getTextContent()).contains("(" + call + ")");
                    assertThat(page.ids()).contains("examples", "refusals");
                    List<Element> shown = page.elements("pre");
                    assertThat(shown).as(name).hasSizeGreaterThanOrEqualTo(2);
                    assertThat(shown.get(0).getTextContent()).contains(call);
                    assertThat(page.text()).contains("Refusals of " + call).doesNotContain("$$");
                });
        assertThat(PAGES.values()).noneMatch(page -> page.text().contains("$$"));
    }

    @Test
    void everyRuleThatAnOperationIsRefusedByIsOneOfOurs() throws IOException {
        HtmlPage rules = PAGES.get("CodeSystem-OneStory-Rule.html");
        Set<String> operations = new TreeSet<>();

        List<String> rows = Files.readAllLines(Path.of("src", "main", "resources", "pages", "refusals.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(rows).isNotEmpty().allSatisfy(line -> {
            String[] cells = line.split(" *\\| *", 4);
            assertThat(cells).hasSize(4);
            operations.add("OperationDefinition-OneStory-" + cells[0] + ".html");
            assertThat(cells[2].isEmpty() || rules.ids().contains("code-" + cells[2]))
                    .as(line)
                    .isTrue();
        });
        assertThat(PAGES.keySet()).containsAll(operations);
    }

    @Test
    void bindingTellsTheCodesAndWhatElseIsAllowed() {
        assertThat(meaning("StructureDefinition-OneStory-Referral.html", "intent"))
                .contains("Only one of these codes (required): Intent of a referral", "plan, order")
                .doesNotContain("proposal");
        assertThat(meaning("StructureDefinition-OneStory-Referral.html", "status"))
                .contains("draft, active, on-hold, revoked, completed, entered-in-error, unknown")
                .doesNotContain("|");
        assertThat(meaning("StructureDefinition-OneStory-Referral.html", "code"))
                .contains("24921000000109 Referral to community mental health team");
        assertThat(meaning("StructureDefinition-OneStory-ReferralTask.html", "statusReason"))
                .contains("another one, or words, where none does (extensible)", "information-needed");
        assertThat(meaning("StructureDefinition-OneStory-ReferralTask.html", "businessStatus"))
                .contains("words alone are refused (required)");
        assertThat(meaning("StructureDefinition-OneStory-SubstanceUseCondition.html", "code"))
                .contains("others, and words, are taken (preferred)", "66590003 Alcohol dependence");
    }

    @Test
    void everyPageSaysToBrowsersThatItIsOfToday() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>"));
        }
    }

    @Test
    void everythingThatTheSearchFindsIsThere() throws IOException {
        List<SearchEntry> entries = new ObjectMapper()
                .readValue(folder.resolve(ProfileSearch.INDEX).toFile(), new TypeReference<List<SearchEntry>>() {});

        assertThat(entries)
                .extracting(SearchEntry::kind)
                .contains("Profile", "Operation", "Search parameter", "Code", "Rule");
        assertThat(entries).allSatisfy(entry -> {
            String[] place = entry.href().split("#", 2);
            assertThat(PAGES).containsKey(place[0]);
            assertThat(place.length == 1 || PAGES.get(place[0]).ids().contains(place[1]))
                    .as(entry.href())
                    .isTrue();
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

    /** The words of an element's row. */
    private static String meaning(String page, String element) {
        return PAGES.get(page).rows().stream()
                .filter(row -> row.get(0).equals(element))
                .map(row -> String.join(" ", row))
                .findFirst()
                .orElseThrow();
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
