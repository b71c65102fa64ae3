package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;

/**
 * The examples of the FHIR package, named by their outcome: {@code NAME.valid.json} and {@code NAME.refused-RULE.json}.
 * The server's {@code $validate} and its writes give the verdict that the name tells.
 */
class ExamplesIT {

    private static final Path FOLDER = Path.of("fhir-profiles", "input", "examples");

    @ParameterizedTest
    @MethodSource("valid")
    void validExampleHasNoErrors(Path file) throws IOException {
        Response answer = validate(file);

        assertThat(errors(answer)).as(answer.asString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedExampleBreaksTheRuleOfItsName(Path file) throws IOException {
        String name = file.getFileName().toString();
        String rule =
                name.substring(name.indexOf(".refused-") + ".refused-".length(), name.length() - ".json".length());

        Response answer = validate(file);

        assertThat(errors(answer)).as(answer.asString()).isNotEmpty();
        if (!rule.equals("profile")) {
            List<String> ids = answer.jsonPath().getList("issue.details.coding.code.flatten()", String.class);
            List<String> texts = answer.jsonPath().getList("issue.diagnostics", String.class);
            assertThat(ids.stream().anyMatch(id -> id != null && id.endsWith(rule))
                            || texts.stream().anyMatch(text -> text.contains(rule) || text.contains("modulus 11")))
                    .as(answer.asString())
                    .isTrue();
        }
    }

    /** The profile of the type is enforced where the example names none; the README of the examples tells which. */
    private static Response validate(Path file) throws IOException {
        String json = Files.readString(file);
        Resource resource = (Resource) OneStoryServer.fhir().newJsonParser().parseResource(json);
        return as("demo-gp").body(json).post("/" + resource.fhirType() + "/$validate");
    }

    private static List<String> errors(Response answer) {
        return answer.jsonPath()
                .getList("issue.findAll { it.severity == 'error' || it.severity == 'fatal' }.diagnostics");
    }

    static Stream<Path> valid() throws IOException {
        return files(".valid.json");
    }

    static Stream<Path> refused() throws IOException {
        return files(".refused-");
    }

    private static Stream<Path> files(String part) throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.getFileName().toString().contains(part)).sorted().toList().stream();
        }
    }
}
