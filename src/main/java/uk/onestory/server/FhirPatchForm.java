package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** Whether Parameters are a FHIRPath Patch (FHIR R4 fhirpatch.html) of a resource type. */
class FhirPatchForm {

    private static final Map<String, Set<String>> PARTS = Map.of(
            "add", Set.of("path", "name", "value"),
            "insert", Set.of("path", "index", "value"),
            "delete", Set.of("path"),
            "replace", Set.of("path", "value"),
            "move", Set.of("path", "source", "destination"));

    private static final int LONGEST_PATH = 1_000;

    private final PatchPath paths;

    FhirPatchForm(FhirContext fhir) {
        this.paths = new PatchPath(fhir);
    }

    /** @throws Refused 400 */
    void check(Parameters patch, String type) {
        if (!patch.hasParameter()) {
            throw refused("A FHIRPath Patch has at least one parameter operation.", "Parameters");
        }
        List<ParametersParameterComponent> operations = patch.getParameter();
        for (int i = 0; i < operations.size(); i++) {
            String wrong = wrong(operations.get(i), type);
            if (wrong != null) {
                throw refused("Operation " + i + " of the patch: " + wrong, "Parameters.parameter[" + i + "]");
            }
        }
    }

    private String wrong(ParametersParameterComponent operation, String type) {
        if (!"operation".equals(operation.getName())) {
            return "The parameters of a FHIRPath Patch have the name operation.";
        }
        Set<String> parts = PARTS.get(text(operation, "type"));
        if (parts == null) {
            return "The type of an operation is add, insert, delete, replace or move.";
        }
        Set<String> sent = operation.getPart().stream()
                .filter(part -> part.hasValue() || part.hasPart())
                .map(part -> String.valueOf(part.getName()))
                .collect(Collectors.toSet());
        if (!sent.containsAll(parts)) {
            return "An operation of this type needs the parts "
                    + parts.stream().sorted().collect(Collectors.joining(", ")) + ".";
        }
        String path = text(operation, "path");
        if (path.length() > LONGEST_PATH) {
            return "path has at most " + LONGEST_PATH + " characters.";
        }
        Optional<Set<String>> types = paths.types(type, path, text(operation, "name"));
        if (types.isEmpty()) {
            return "FHIR R4 has no such element in " + type + ": path and name must lead to one.";
        }
        return operation.getPart().stream()
                .filter(part -> "value".equals(part.getName()))
                .map(part -> PatchValue.fault(part, types.get()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Empty where it is absent, or no simple value. */
    static String text(ParametersParameterComponent operation, String part) {
        return operation.getPart().stream()
                .filter(each -> part.equals(each.getName())
                        && each.getValue() != null
                        && each.getValue().isPrimitive())
                .map(each -> String.valueOf(each.getValue().primitiveValue()))
                .findFirst()
                .orElse("");
    }

    private static Refused refused(String words, String path) {
        return new Refused(Failure.of(400, IssueType.INVALID, words).at(path));
    }
}
