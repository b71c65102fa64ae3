package uk.onestory;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import uk.onestory.server.FhirInterceptor;

/**
 * Sits in the server of all tests: a refusal that names no rule of {@code OneStory-Rule} where it must, or that shows what
 * the server is made of, becomes a 500 that says so, and the test that met it fails.
 */
@Interceptor
public class ToldPlainly implements FhirInterceptor {

    private static final Path RULES =
            Path.of("fhir-profiles", "fsh-generated", "resources", "CodeSystem-OneStory-Rule.json");
    private static final Set<Integer> OF_RULES = Set.of(409, 412, 422);
    private static final Set<IssueSeverity> REFUSING = EnumSet.of(IssueSeverity.ERROR, IssueSeverity.FATAL);
    private static final Pattern MACHINERY = Pattern.compile(
            "HAPI-\\d|\\b(?:ca\\.uhn|org\\.hl7|java|javax|jakarta|com\\.fasterxml|org\\.springframework|org\\.hibernate)\\."
                    + "|Exception\\b|JsonPatch[A-Z]|\\w+\\.java\\b");

    private final Set<String> rules = rules();

    /** Before HAPI writes it. */
    @Hook(value = Pointcut.SERVER_HANDLE_EXCEPTION, order = Integer.MIN_VALUE / 2)
    public boolean refused(BaseServerResponseException told, HttpServletResponse response) throws IOException {
        Optional<String> fault = told.getOperationOutcome() instanceof OperationOutcome outcome
                ? fault(told.getStatusCode(), outcome)
                : Optional.empty();
        if (fault.isEmpty()) {
            return true;
        }
        response.setStatus(500);
        response.setContentType("text/plain");
        response.getWriter().write("NOT TOLD PLAINLY: " + fault.get());
        return false;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void entries(IBaseResource answer) {
        if (answer instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResponse)
                    .filter(response -> response.getOutcome() instanceof OperationOutcome && response.hasStatus())
                    .flatMap(response ->
                            fault(Integer.parseInt(response.getStatus().substring(0, 3)), (OperationOutcome)
                                            response.getOutcome())
                                    .stream())
                    .findFirst()
                    .ifPresent(fault -> {
                        throw new InternalErrorException("NOT TOLD PLAINLY: " + fault);
                    });
        }
    }

    Optional<String> fault(int status, OperationOutcome outcome) {
        if (status < 400) {
            return Optional.empty();
        }
        List<OperationOutcomeIssueComponent> errors = outcome.getIssue().stream()
                .filter(issue -> REFUSING.contains(issue.getSeverity()))
                .toList();
        return errors.stream()
                .filter(issue -> !issue.hasDiagnostics()
                        || MACHINERY.matcher(issue.getDiagnostics()).find()
                        || (OF_RULES.contains(status) && !namesRule(issue)))
                .map(issue -> status + " "
                        + issue.getDetails().getCoding().stream()
                                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                                .toList()
                        + " " + issue.getDiagnostics())
                .findFirst();
    }

    private boolean namesRule(OperationOutcomeIssueComponent issue) {
        return issue.getDetails().getCoding().stream()
                .anyMatch(coding -> "https://fhir.onestory.example/CodeSystem/OneStory-Rule".equals(coding.getSystem())
                        && rules.contains(coding.getCode()));
    }

    static Set<String> rules() {
        try {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(CodeSystem.class, Files.readString(RULES))
                    .getConcept()
                    .stream()
                    .map(ConceptDefinitionComponent::getCode)
                    .collect(Collectors.toSet());
        } catch (IOException absent) {
            throw new java.io.UncheckedIOException(absent);
        }
    }
}
