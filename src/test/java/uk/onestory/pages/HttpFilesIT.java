package uk.onestory.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PartialDate;

/**
 * The requests of {@code src/docs/http}, from which the pages take their examples of operations: sent in the order of each
 * file, with what the comments say to copy from an answer to a variable.
 */
class HttpFilesIT {

    private static final Path FILES = Path.of("src", "docs", "http");
    private static final Path ANSWERS = Path.of("fhir-profiles", "input", "examples", "answers");

    private static final Pattern COPY =
            Pattern.compile("Copy (?:access_token|the id of the (?<type>\\w+)) to @(?<variable>\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("files")
    void requestsAreAnsweredAsTheFileSays(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, String> values = HttpRequest.variables(text);
        ownRun(values);

        List<HttpRequest> requests = HttpRequest.of(text);
        assertThat(requests).isNotEmpty();
        for (HttpRequest written : requests) {
            Response answer = send(written.with(words -> fill(words, values)));
            String[] told = written.answer().split(" ", 2);
            assertThat(answer.statusCode())
                    .as("%s: %s", written.title(), answer.asString())
                    .isEqualTo(Integer.parseInt(told[0]));
            if (told.length > 1) {
                assertThat(answer.jsonPath().getList("issue.details.coding.code.flatten()"))
                        .as(written.title())
                        .contains(told[1]);
            }
            compare(written, answer, values);
            written.notes().forEach(note -> copy(note, answer, values));
        }
    }

    @Test
    void everyAnswerThatIsShownBelongsToARequest() throws IOException {
        List<String> slugs = files().flatMap(file -> HttpRequest.of(read(file)).stream())
                .map(HttpRequest::slug)
                .toList();
        assertThat(slugs).isNotEmpty();
        try (Stream<Path> answers = Files.list(ANSWERS)) {
            assertThat(answers.map(answer -> answer.getFileName().toString().replace(".json", "")))
                    .isNotEmpty()
                    .allMatch(slugs::contains);
        }
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.filter(file -> file.toString().endsWith(".http")).sorted().toList().stream();
        }
    }

    private static void ownRun(Map<String, String> values) {
        LocalDate today = LocalDate.now(PartialDate.LONDON);
        values.put("base", OneStoryServer.root());
        values.put("person", "http-" + UUID.randomUUID().toString().substring(0, 8));
        values.put("nhs", Fixtures.nextNhsNumber());
        values.put("today", today.toString());
        values.put("followUpBy", today.plusWeeks(6).toString());
    }

    private static Response send(HttpRequest request) {
        RequestSpecification sender = given().urlEncodingEnabled(false).headers(request.headers());
        if (!request.body().isEmpty()) {
            sender.body(request.body());
        }
        return sender.request(request.method(), request.url().replace("|", "%7C"));
    }

    private static void compare(HttpRequest request, Response answer, Map<String, String> values) throws IOException {
        Path shown = ANSWERS.resolve(request.slug() + ".json");
        if (Files.exists(shown)) {
            assertThat(ShownAnswer.isPartOf(
                            JSON.readTree(fill(Files.readString(shown), values)), JSON.readTree(answer.asString())))
                    .as("%s shows what is not in: %s", shown, answer.asString())
                    .isTrue();
        }
    }

    private static void copy(String note, Response answer, Map<String, String> values) {
        Matcher copy = COPY.matcher(note);
        if (copy.find()) {
            String path = copy.group("type") == null
                    ? "access_token"
                    : "entry.find { it.resource.resourceType == '" + copy.group("type") + "' }.resource.id";
            values.put(copy.group("variable"), answer.path(path));
        }
    }

    private static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            assertThat(values).as("the variables at the top").containsKey(variable.group(1));
            return Matcher.quoteReplacement(values.get(variable.group(1)));
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
