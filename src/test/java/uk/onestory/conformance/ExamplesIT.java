package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    private static final String PROFILE = "https://fhir.onestory.example/StructureDefinition/OneStory-";

    /** As the README beside the examples says. */
    private static final Map<String, String> PROFILES = Map.ofEntries(
            Map.entry("person-", "Patient"),
            Map.entry("organisation-", "Organization"),
            Map.entry("service-", "HealthcareService"),
            Map.entry("condition-", "Condition"),
            Map.entry("mental-health-condition-", "MentalHealthCondition"),
            Map.entry("substance-use-condition-", "SubstanceUseCondition"),
            Map.entry("need-", "Need"),
            Map.entry("strength-", "Strength"),
            Map.entry("score-", "Score"),
            Map.entry("care-preference-", "CarePreference"),
            Map.entry("goal-", "Goal"),
            Map.entry("risk-flag-", "RiskFlag"),
            Map.entry("risk-assessment-", "RiskAssessment"),
            Map.entry("medication-", "MedicationStatement"),
            Map.entry("allergy-", "AllergyIntolerance"),
            Map.entry("referral-", "Referral"),
            Map.entry("referral-task-", "ReferralTask"),
            Map.entry("assessment-", "Assessment"),
            Map.entry("joint-care-plan-", "JointCarePlan"),
            Map.entry("staying-well-plan-", "StayingWellPlan"),
            Map.entry("safety-plan-", "SafetyPlan"),
            Map.entry("about-me-", "AboutMe"),
            Map.entry("questionnaire-", "Questionnaire"),
            Map.entry("supporter-", "RelatedPerson"),
            Map.entry("care-team-", "CareTeam"),
            Map.entry("place-", "Location"),
            Map.entry("worker-", "Practitioner"),
            Map.entry("worker-role-", "PractitionerRole"),
            Map.entry("endpoint-", "Endpoint"),
            Map.entry("service-episode-", "ServiceEpisode"),
            Map.entry("journey-", "Journey"),
            Map.entry("contact-", "Encounter"),
            Map.entry("appointment-", "Appointment"),
            Map.entry("letter-", "Communication"),
            Map.entry("consent-", "Consent"),
            Map.entry("provenance-", "Provenance"),
            Map.entry("audit-", "AuditEvent"),
            Map.entry("document-", "DocumentReference"),
            Map.entry("knowledge-", "Knowledge"),
            Map.entry("intervention-", "Intervention"),
            Map.entry("story-", "Story"),
            Map.entry("story-bundle-", "StoryBundle"));

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

    /** Where the example names no profile it is meant for the one that the beginning of its name tells. */
    private static Response validate(Path file) throws IOException {
        String json = Files.readString(file);
        Resource resource = (Resource) OneStoryServer.fhir().newJsonParser().parseResource(json);
        RequestSpecification request = as("demo-gp").body(json);
        if (!resource.getMeta().hasProfile()) {
            request.queryParam("profile", PROFILE + profile(file.getFileName().toString()));
        }
        return request.post("/" + resource.fhirType() + "/$validate");
    }

    private static String profile(String name) {
        return PROFILES.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .orElseThrow()
                .getValue();
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
