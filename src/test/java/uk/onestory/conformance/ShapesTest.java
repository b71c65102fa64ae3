package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** What has one shape has one verdict. */
class ShapesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Definitions DEFINITIONS = new Definitions(
            FHIR,
            new FhirPackage(FHIR),
            new StoredQuestionnaires(FHIR, null),
            TerminologySettings.none(),
            Clock.systemUTC());
    /** Whether a date has come is no matter of form. */
    private static final Clock LATER = Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);

    private static final ResourceValidator VALIDATOR =
            new ResourceValidator(FHIR, DEFINITIONS, new IdentitySettings(true), LATER);
    private static final Shapes SHAPES = new Shapes(FHIR, DEFINITIONS);

    private static final int VARIANTS = Integer.getInteger("onestory.shapes.variants", 10);

    /** What may stand in place of a text, date, id or reference: as good, nearly as good, and bad. */
    private static final List<String> VALUES = List.of(
            "Sam",
            "sam’s café, Łódź",
            " Sam",
            "Sam ",
            "\t",
            "<b>Sam</b>",
            "&lt;",
            "$this",
            "a\u0007b",
            "a\u202Eb",
            "2026-01-02",
            "2026-02-30",
            "1066-10-14",
            "2026-01",
            "2026-13-01",
            "2026-01-02T03:04:05Z",
            "2025-12-31T23:59:60Z",
            "2026-01-02T24:00:00Z",
            "2026-01-02T03:04:05.678+01:00",
            "2026-01-02T03:04:05",
            "2031-01-02",
            "2031-01-02T03:04:05Z",
            "1999-12-31T00:00:00+14:00",
            "Patient/sam",
            "Group/1",
            "Nothing/1",
            "Patient/",
            "Patient/a b",
            "#sam",
            "urn:uuid:c0ffee00-0000-4000-8000-000000000001",
            "urn:uuid:sam",
            "https://example.org/Patient/1",
            "Practitioner/1",
            "Organization/1",
            "x".repeat(9_000),
            "9990000018",
            "Patient/1/_history/2",
            "HealthcareService/h",
            "ServiceRequest/r");

    private static final Set<String> CODED =
            Set.of("code", "system", "url", "use", "status", "intent", "display", "div");

    @Test
    void whateverStandsInItsTextsDatesAndReferences() throws Exception {
        Map<String, Boolean> verdicts = new HashMap<>();
        Map<String, String> first = new HashMap<>();
        List<String> contradictions = new ArrayList<>();
        int[] shared = new int[1];
        for (String example : Examples.valid().map(Examples::read).toList()) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                String sent = variant == 0 ? example : varied(example, new Random(variant));
                Optional<Resource> resource = parsed(sent);
                resource.flatMap(one -> shape(one)).ifPresent(shape -> {
                    boolean conforms = conforms(resource.get());
                    Boolean before = verdicts.putIfAbsent(shape, conforms);
                    first.putIfAbsent(shape, sent);
                    shared[0] += before == null ? 0 : 1;
                    if (before != null && before != conforms) {
                        contradictions.add(sent + "\n  is " + conforms + " but " + first.get(shape) + " is not");
                    }
                });
            }
        }
        assertThat(contradictions).as(String.join("\n", contradictions)).isEmpty();
        assertThat(shared[0]).as("resources that share a shape").isGreaterThan(50);
    }

    @Test
    void anotherNameDateAndTargetAreTheSameShape() {
        assertThat(shape(sam("Ashworth", "1990-01-02"))).isEqualTo(shape(sam("Barlow", "1971-12-30")));
        assertThat(shape(task("Patient/1", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z")))
                .isEqualTo(shape(task("Patient/2", "2025-01-02T10:00:00+01:00", "2025-03-03T10:00:00Z")));
    }

    @Test
    void anotherTypeOfTargetOrderOfDatesCodeOrElementIsAnotherShape() {
        Optional<String> shape = shape(task("Patient/1", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z"));

        assertThat(shape(task("Group/1", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z")))
                .isNotEqualTo(shape);
        assertThat(shape(task("Patient/1", "2026-01-03T10:00:00Z", "2026-01-02T10:00:00Z")))
                .isNotEqualTo(shape);
        Task completed = task("Patient/1", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z");
        completed.setStatus(Task.TaskStatus.COMPLETED);
        assertThat(shape(completed)).isNotEqualTo(shape);
        Task described = task("Patient/1", "2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z");
        described.setDescription("Please see");
        assertThat(shape(described)).isNotEqualTo(shape);
    }

    @Test
    void displayOfACodeAndSystemOfAnIdentifierAreKept() {
        Patient one = sam("Ashworth", "1990-01-02");
        one.setMaritalStatus(new org.hl7.fhir.r4.model.CodeableConcept(new Coding("http://a", "b", "c")));
        Patient other = one.copy();
        other.getMaritalStatus().getCodingFirstRep().setDisplay("d");
        assertThat(shape(one)).isNotEqualTo(shape(other));

        Patient elsewhere = sam("Ashworth", "1990-01-02");
        elsewhere.getIdentifierFirstRep().setSystem("https://example.org/other");
        assertThat(shape(elsewhere)).isNotEqualTo(shape(sam("Ashworth", "1990-01-02")));
    }

    @Test
    void resourceWithOthersInItHasNone() {
        assertThat(SHAPES.of("Bundle", List.of(), "{\"resourceType\":\"Bundle\"}"))
                .isEmpty();
    }

    private static Optional<Resource> parsed(String json) {
        try {
            return Optional.of((Resource) FHIR.newJsonParser().parseResource(json));
        } catch (DataFormatException | IllegalArgumentException unreadable) {
            return Optional.empty(); // never reaches the validator
        }
    }

    private static Optional<String> shape(Resource resource) {
        return SHAPES.of(
                resource.fhirType(),
                TypeProfiles.of(resource),
                FHIR.newJsonParser().encodeResourceToString(resource));
    }

    /** Without what is looked at each time, known shape or not. */
    private static boolean conforms(Resource resource) {
        return VALIDATOR.validate(resource).stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .allMatch(error -> StoredForm.errors(resource).stream()
                        .anyMatch(own -> own.getMessage().equals(error.getMessage())));
    }

    /** One string replaced, wherever it stands; codes seldom, which make another shape each time. */
    private static String varied(String example, Random random) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(example);
        List<Runnable> places = new ArrayList<>();
        places(root, places, random);
        places.get(random.nextInt(places.size())).run();
        return JSON.writeValueAsString(root);
    }

    private static void places(JsonNode node, List<Runnable> places, Random random) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                boolean replaced = object.get(name).isTextual()
                        && !"resourceType".equals(name)
                        && (!CODED.contains(name) || random.nextInt(10) == 0);
                if (replaced) {
                    places.add(() -> object.set(name, new TextNode(VALUES.get(random.nextInt(VALUES.size())))));
                }
            });
        }
        node.forEach(child -> places(child, places, random));
    }

    private static Patient sam(String family, String born) {
        Patient sam = new Patient();
        sam.addIdentifier().setSystem("https://example.org/id").setValue(family + "-1");
        sam.addName().setFamily(family).addGiven("Sam").setPeriod(new Period().setStartElement(new DateTimeType(born)));
        sam.setBirthDateElement(new org.hl7.fhir.r4.model.DateType(born));
        return sam;
    }

    private static Task task(String person, String authored, String modified) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED).setFor(new Reference(person));
        task.setAuthoredOnElement(new DateTimeType(authored)).setLastModifiedElement(new DateTimeType(modified));
        return task;
    }
}
