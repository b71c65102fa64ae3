package uk.onestory.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.onestory.conformance.ScoreTools;

/** The tables of the rule say what the code systems of the package say. */
class MhsdsCodesTest {

    @Test
    void teamTypesAreThoseOfTheServiceTypes() throws IOException {
        assertThat(MhsdsCodes.TEAM_TYPES).isEqualTo(property("OneStory-ServiceType", "mhsds-team-type"));
    }

    @Test
    void attendanceIsSeenOrLateAndSeen() throws IOException {
        assertThat(MhsdsCodes.SEEN).isEqualTo(having("OneStory-Attendance", "mhsds-attendance", Set.of("5", "6")));
    }

    @Test
    void mediaAreThoseThatCanStopTheClock() throws IOException {
        assertThat(MhsdsCodes.MEDIA_THAT_COUNT)
                .isEqualTo(having("OneStory-ContactMedium", "mhsds-medium", Set.of("01", "02", "04", "11")));
    }

    @Test
    void scoresAreThoseOfThePackagesTools() throws IOException {
        ValueSet tools = (ValueSet) definition("ValueSet-OneStory-ScoreTool");
        assertThat(tools.getCompose().getInclude().stream()
                        .flatMap(include -> include.getConcept().stream())
                        .map(ValueSet.ConceptReferenceComponent::getCode)
                        .collect(Collectors.toSet()))
                .isEqualTo(ScoreTools.TABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "cmht, true",
        "substance-use-service, false",
        "single-point-of-access, false",
        "living-well, false",
        "nonsense, false"
    })
    void countsCommunityMentalHealthTeams(String type, boolean counts) {
        CodeableConcept concept = new CodeableConcept(
                new Coding("https://fhir.onestory.example/CodeSystem/OneStory-ServiceType", type, null));

        assertThat(MhsdsCodes.isTeamThatCounts(List.of(concept))).isEqualTo(counts);
    }

    private static Set<String> having(String system, String property, Set<String> values) throws IOException {
        return property(system, property).entrySet().stream()
                .filter(entry -> values.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> property(String system, String property) throws IOException {
        return ((CodeSystem) definition("CodeSystem-" + system))
                .getConcept().stream()
                        .flatMap(concept -> concept.getProperty().stream()
                                .filter(one -> property.equals(one.getCode()))
                                .map(one -> Map.entry(
                                        concept.getCode(), one.getValue().primitiveValue())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Resource definition(String name) throws IOException {
        String json = Files.readString(Path.of("fhir-profiles", "fsh-generated", "resources", name + ".json"));
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
    }
}
