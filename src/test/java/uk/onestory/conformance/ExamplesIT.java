package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of the FHIR package, named by their outcome: {@code NAME.valid.json} and {@code NAME.refused-RULE.json}.
 * The server's {@code $validate} and its writes give the verdict that the name tells.
 */
class ExamplesIT {

    @ParameterizedTest
    @MethodSource("valid")
    void validExampleHasNoErrors(Path file) {
        Response answer = validate(file);

        assertThat(errors(answer)).as(answer.asString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedExampleBreaksTheRuleOfItsName(Path file) {
        String rule = Examples.rule(file);

        Response answer = validate(file);

        assertThat(errors(answer)).as(answer.asString()).isNotEmpty();
        if (!rule.equals("profile")) {
            assertThat(answer.jsonPath()
                            .getList("issue.findAll { it.severity == 'error' }.details.coding.code.flatten()"))
                    .as(answer.asString())
                    .contains(rule);
        }
        assertThat(answer.<String>path("issue[0].severity")).as("errors first").isEqualTo("error");
        assertThat(answer.<String>path("issue[0].expression[0]")).isNotBlank();
    }

    /** Where the example names no profile it is meant for the one that the beginning of its name tells. */
    private static Response validate(Path file) {
        Resource resource = Examples.parse(file);
        RequestSpecification request = as("demo-gp").body(Examples.read(file));
        if (!resource.getMeta().hasProfile()) {
            request.queryParam("profile", Examples.profile(file));
        }
        return request.post("/" + resource.fhirType() + "/$validate");
    }

    private static List<String> errors(Response answer) {
        return answer.jsonPath()
                .getList("issue.findAll { it.severity == 'error' || it.severity == 'fatal' }.diagnostics");
    }

    static Stream<Path> valid() {
        return Examples.valid();
    }

    static Stream<Path> refused() {
        return Examples.refused();
    }
}
