package uk.onestory.conformance;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.OneStoryServer;
import uk.onestory.server.SupportedResources;

/** The examples of the FHIR package: {@code NAME.valid.json} and {@code NAME.refused-RULE.json}. */
final class Examples {

    private static final Path FOLDER = Path.of("fhir-profiles", "input", "examples");
    private static final ObjectMapper JSON = new ObjectMapper();
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

    private Examples() {}

    static Stream<Path> valid() {
        return files(".valid.json");
    }

    static Stream<Path> refused() {
        return files(".refused-");
    }

    static String rule(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf(".refused-") + ".refused-".length(), name.length() - ".json".length());
    }

    /** What the example is meant for, where it does not say so itself. */
    static String profile(Path file) {
        String name = file.getFileName().toString();
        return PROFILE
                + PROFILES.entrySet().stream()
                        .filter(entry -> name.startsWith(entry.getKey()))
                        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                        .orElseThrow()
                        .getValue();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Resource parse(Path file) {
        return (Resource) OneStoryServer.fhir().newJsonParser().parseResource(read(file));
    }

    /** Whoever may write resources of a type. */
    static String partner(String type) {
        return SupportedResources.DIRECTORY.contains(type) || SupportedResources.CATALOGUE.contains(type)
                ? "demo-admin"
                : "demo-gp";
    }

    /** The examples refer to resources: each is put there, empty, where it is not there yet. */
    static void putWhatTheyReferTo() {
        Set<String> references = new TreeSet<>();
        files(".json").forEach(file -> {
            try {
                collect(JSON.readTree(read(file)), references);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        references.forEach(Examples::put);
    }

    private static void collect(JsonNode node, Set<String> references) {
        JsonNode reference = node.get("reference");
        if (reference != null && reference.asText().matches("[A-Z]\\w+/[-.\\w]+(/_history/\\d+)?")) {
            references.add(new IdType(reference.asText()).toVersionless().getValue());
        }
        node.forEach(child -> collect(child, references));
    }

    private static void put(String reference) {
        IdType id = new IdType(reference);
        if (!SupportedResources.TYPES.contains(id.getResourceType())) {
            return;
        }
        IFhirResourceDao<Resource> dao = OneStoryServer.bean(DaoRegistry.class).getResourceDao(id.getResourceType());
        SystemRequestDetails server = AlreadyValidated.mark(new SystemRequestDetails());
        try {
            dao.read(id, server);
        } catch (ResourceNotFoundException missing) {
            Resource empty = (Resource) OneStoryServer.fhir()
                    .getResourceDefinition(id.getResourceType())
                    .newInstance();
            empty.setId(id);
            empty.getMeta().addTag().setCode("referred-to");
            dao.update(empty, server);
        }
    }

    private static Stream<Path> files(String part) {
        try (Stream<Path> all = Files.list(FOLDER)) {
            List<Path> found = all.filter(file -> file.getFileName().toString().contains(part))
                    .sorted()
                    .toList();
            return found.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
