package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of a rule names it; the server of the integration tests looks at each that it gives. */
class RefusalsTest {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path CODES =
            Path.of("fhir-profiles", "fsh-generated", "resources", "CodeSystem-OneStory-Rule.json");
    private static final Pattern WITHOUT_RULE =
            Pattern.compile("(?:Refusal\\.plain|Failure\\.of|Failure\\.retry)\\(\\s*(?:409|412|422)\\b"
                    + "|new (?:UnprocessableEntity|PreconditionFailed|ResourceVersionConflict)Exception\\((?!\\w+, outcome\\)"
                    + "|outcome\\.)");

    @ParameterizedTest
    @EnumSource
    void ruleIsACodeThatTellsWhatToDo(Rule rule) throws IOException {
        assertThat(codes().getConcept())
                .filteredOn(concept -> rule.code().equals(concept.getCode()))
                .singleElement()
                .satisfies(concept -> assertThat(concept.getDefinition()).hasSizeGreaterThan(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too-large",
                "not-supported",
                "reference-unknown",
                "not-understood",
                "several-match",
                "version-stale",
                "conflict",
                "not-processable",
                "duplicate-referral"
            })
    void codeOfTheServerIsOneOfThem(String code) throws IOException {
        assertThat(codes().getConcept()).anyMatch(concept -> code.equals(concept.getCode()));
    }

    @Test
    void noRefusalOfARuleIsPlain() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> plain = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> WITHOUT_RULE.matcher(read(file)).find())
                    .toList();
            assertThat(plain).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 422})
    void statusOfARuleIsNotGivenWithoutOne(int status) {
        assertThatThrownBy(() -> Refusal.plain(status, IssueType.BUSINESSRULE, "No."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CodeSystem codes() throws IOException {
        return FhirContext.forR4Cached().newJsonParser().parseResource(CodeSystem.class, Files.readString(CODES));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
