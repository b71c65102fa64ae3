package uk.onestory.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.root;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PartialDate;

/**
 * Does what the pages say: sends what the examples refer to, then each example as its page shows it. Only the ids and NHS
 * numbers are this run's own, since other tests keep records under those of the pages on the same server.
 */
class ExamplesOnPagesIT {

    /** Examples that are not sent, each with the reason: there is none. */
    private static final Map<String, String> NOT_SENT = Map.of();

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final Pattern NHS_NUMBER = Pattern.compile("\"(99904701\\d\\d)\"");
    private static final Map<String, String> NUMBERS = new TreeMap<>();
    private static final Set<String> FIRST = new TreeSet<>();

    @BeforeAll
    static void sendWhatTheExamplesReferTo() {
        HtmlPage page = page("examples.html");
        List<String> partners = texts(page.ofClass("code", "partner"));
        List<String> bodies = texts(page.elements("pre"));
        assertThat(texts(page.ofClass("code", "request"))).hasSize(2).containsOnly("POST /fhir");
        for (String body : bodies) {
            OneStoryServer.fhir().newJsonParser().parseResource(Bundle.class, body).getEntry().stream()
                    .map(entry -> entry.getRequest().getUrl())
                    .forEach(FIRST::add);
        }
        for (int i = 0; i < bodies.size(); i++) {
            Response answer = as(partners.get(i)).body(ownRun(bodies.get(i))).post("");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void exampleThatIsCalledTakenIsTaken(ShownExample example) {
        Response answer = send(example);

        if (example.isAsked()) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.jsonPath().getList("issue.findAll { it.severity == 'error' }"))
                    .as(answer.asString())
                    .isEmpty();
        } else {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        }
    }

    /** Warnings depend on which questionnaires the server has got to know so far. */
    @ParameterizedTest
    @MethodSource("refused")
    void exampleThatIsCalledRefusedIsAnsweredAsThePageSays(ShownExample example) {
        Response answer = send(example);

        JsonPath shown = JsonPath.from(ownRun(example.answer()));
        if (example.isAsked()) {
            assertThat(answer.jsonPath().getList("issue.diagnostics"))
                    .containsAll(shown.getList("issue.findAll { it.severity == 'error' }.diagnostics"));
        } else {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(Integer.parseInt(example.status()));
            assertThat(answer.jsonPath().getList("issue"))
                    .containsAll(shown.getList("issue.findAll { it.severity == 'error' }"));
        }
    }

    @Test
    void everyExampleOfThePackageIsAmongThem() throws IOException {
        Set<String> sent = Stream.concat(valid(), refused())
                .map(ShownExample::name)
                .filter(name -> !NOT_SENT.containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Path.of("fhir-profiles", "input", "examples"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches(".+\\.(valid|refused-.+)\\.json"))
                            .map(name -> name.replaceFirst("\\.(valid|refused-.+)\\.json$", ""))
                            .filter(name -> !NOT_SENT.containsKey(name)))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    static Stream<ShownExample> valid() {
        return all().filter(example -> !example.isRefused());
    }

    static Stream<ShownExample> refused() {
        return all().filter(ShownExample::isRefused);
    }

    private static Stream<ShownExample> all() {
        return page("index.html").links().stream()
                .filter(link -> link.matches("StructureDefinition-.*\\.html"))
                .distinct()
                .sorted()
                .flatMap(link -> ShownExample.of(link, page(link)).stream());
    }

    private static Response send(ShownExample example) {
        String sent = example.today()
                ? example.sent().replaceFirst("(\"authoredOn\": \")[^\"]*", "$1" + LocalDate.now(PartialDate.LONDON))
                : example.sent();
        String[] request = example.request().split(" ", 2);
        return as(example.partner())
                .urlEncodingEnabled(false)
                .body(ownRun(sent))
                .request(request[0], root() + request[1]);
    }

    private static String ownRun(String json) {
        String own = json;
        for (String reference : FIRST) {
            String id = reference.substring(reference.indexOf('/') + 1);
            own = own.replaceAll("(\"" + reference + ")(?=[\"/])", "$1-" + RUN)
                    .replace("\"id\": \"" + id + "\"", "\"id\": \"" + id + "-" + RUN + "\"");
        }
        return NHS_NUMBER
                .matcher(own)
                .replaceAll(number ->
                        "\"" + NUMBERS.computeIfAbsent(number.group(1), same -> Fixtures.nextNhsNumber()) + "\"");
    }

    private static HtmlPage page(String file) {
        return HtmlPage.of(given().get(root() + "/profiles/" + file).asString());
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream().map(Element::getTextContent).toList();
    }
}
