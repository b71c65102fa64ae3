package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;
import uk.onestory.server.SupportedResources;

/** Real examples of UK Core and BaRS, where they lie beside the project: taken, or refused with a clear answer. */
class ReferenceExamplesIT {

    private static final Path FOLDER = Path.of("..", "shared", "reference", "examples");

    @BeforeAll
    static void areThere() {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER),
                "skipped: the reference examples are not beside the project (" + FOLDER + ")");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isTakenOrRefusedWithAnOutcome(Path file) throws IOException {
        String body = Files.readString(file);
        boolean xml = file.toString().endsWith(".xml");
        IBaseResource resource = parse(body, xml);
        String type = resource.fhirType();
        // A BaRS message or an outcome is nothing that is stored: it is validated.
        String path =
                SupportedResources.TYPES.contains(type) && !type.equals("Bundle") ? "/" + type : "/Bundle/$validate";
        Assumptions.assumeTrue(!type.equals("OperationOutcome"), "an OperationOutcome is an answer, not a request");
        String partner = SupportedResources.DIRECTORY.contains(type) ? "demo-admin" : "demo-gp";

        Response answer = as(partner)
                .contentType(xml ? "application/fhir+xml" : "application/fhir+json")
                .body(body)
                .post(path);

        assertThat(answer.statusCode()).isBetween(200, 499);
        if (answer.statusCode() >= 400) {
            OperationOutcome outcome = (OperationOutcome) parse(answer.asString(), xml);
            assertThat(outcome.getIssueFirstRep().getDiagnostics()).isNotBlank();
        }
    }

    @Test
    void plainUkCorePatientIsAccepted() throws IOException {
        post("demo-gp", "Patient", "UKCore-Patient-RichardSmith-Example.xml")
                .then()
                .statusCode(201);
    }

    @Test
    void plainUkCoreOrganizationIsAccepted() throws IOException {
        post("demo-admin", "Organization", "UKCore-Organization-WhiteRoseMedicalCentre-Example.xml")
                .then()
                .statusCode(201);
    }

    @Test
    void plainUkCoreServiceRequestIsAccepted() throws IOException {
        String xml = read("UKCore-ServiceRequest-ColonoscopyRequest-Example.xml");
        whatItRefersTo((ServiceRequest) parse(xml, true));

        as("demo-gp")
                .contentType("application/fhir+xml")
                .body(xml)
                .post("/ServiceRequest")
                .then()
                .statusCode(201);
    }

    /** The examples refer to each other: each target is put there first, in the fewest words that are valid. */
    private static void whatItRefersTo(ServiceRequest request) {
        List<String> targets = OneStoryServer.fhir().newTerser().getAllResourceReferences(request).stream()
                .map(reference ->
                        reference.getResourceReference().getReferenceElement().getValue())
                .toList();
        for (String target : targets) {
            put("demo-admin", target, minimal(target));
            put("demo-gp", target, minimal(target));
        }
    }

    private static void put(String partner, String target, String json) {
        as(partner).body(json).put("/" + target);
    }

    private static String minimal(String target) {
        String[] parts = target.split("/", -1);
        String head = "{\"resourceType\":\"" + parts[0] + "\",\"id\":\"" + parts[1] + "\"";
        String subject = ",\"subject\":{\"reference\":\"Patient/UKCore-Patient-RichardSmith-Example\"}";
        return switch (parts[0]) {
            case "Patient" ->
                head
                        + ",\"extension\":[{\"url\":\"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason\","
                        + "\"valueCodeableConcept\":{\"text\":\"example\"}}],\"name\":[{\"family\":\"Smith\"}]}";
            case "Encounter" ->
                head + subject
                        + ",\"status\":\"finished\",\"class\":{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"IMP\"}}";
            case "Observation", "DiagnosticReport" ->
                head + subject + ",\"status\":\"final\",\"code\":{\"text\":\"example\"}}";
            default -> head + "}";
        };
    }

    private static Response post(String partner, String type, String file) throws IOException {
        return as(partner).contentType("application/fhir+xml").body(read(file)).post("/" + type);
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static IBaseResource parse(String body, boolean xml) {
        var parser = xml
                ? OneStoryServer.fhir().newXmlParser()
                : OneStoryServer.fhir().newJsonParser();
        return parser.parseResource(body);
    }

    static Stream<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.of(FOLDER);
        }
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList().stream();
        }
    }
}
