package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Applies a FHIRPath Patch to a copy, operation by operation, so that it can be said which of them cannot be done, and why:
 * what HAPI throws then tells of its own classes.
 */
class FhirPatchSteps {

    private final FhirContext fhir;
    private final FhirPatch patches;

    FhirPatchSteps(FhirContext fhir) {
        this.fhir = fhir;
        this.patches = new FhirPatch(fhir);
    }

    /** @throws Refused 400 */
    void rehearse(Resource stored, Parameters patch) {
        Resource resource = stored.copy();
        for (int i = 0; i < patch.getParameter().size(); i++) {
            ParametersParameterComponent operation = patch.getParameter().get(i);
            Resource before = resource.copy();
            try {
                patches.apply(resource, new Parameters().addParameter(operation.copy()));
            } catch (RuntimeException | StackOverflowError unfit) {
                String path = text(operation, "path");
                throw PatchRefusal.of(
                        i,
                        text(operation, "type") + " " + PatchRefusal.fhirPath(path),
                        why(before, operation, path),
                        stored.fhirType());
            }
            if (!Objects.equals(before.getIdPart(), resource.getIdPart())) {
                throw PatchRefusal.ofId(stored.fhirType());
            }
        }
    }

    private String why(Resource resource, ParametersParameterComponent operation, String path) {
        Optional<List<IBase>> found = evaluate(resource, path);
        if (found.isEmpty()) {
            return "path is no FHIRPath that can be computed here. Name the element step by step, for example"
                    + " Patient.name[0].family.";
        }
        int count = found.get().size();
        return switch (text(operation, "type")) {
            case "insert" ->
                outOfList("index", count)
                        + " Or the value is not of the type of the list: read how FHIR R4 has the element.";
            case "move" -> outOfList("source and destination", count);
            case "add" ->
                count == 0
                        ? "there is nothing at path that it could be added to: path leads to what it becomes a part of."
                        : unfitting("add");
            default ->
                count == 0
                        ? "there is nothing at path: read the resource, count lists from 0, and use add for what is not there"
                                + " yet."
                        : count > 1
                                ? "path leads to " + count + " elements: say which one, by its number from 0 in [ ]."
                                : unfitting("put there");
        };
    }

    private static String outOfList(String parts, int count) {
        return parts + " must lie within the list, which has " + count + " elements, counted from 0.";
    }

    private static String unfitting(String what) {
        return "the value does not fit: FHIR R4 has another type, another code or no such element there, so it cannot be "
                + what + ". Send the value in the value[x] of that type.";
    }

    private Optional<List<IBase>> evaluate(Resource resource, String path) {
        try {
            return Optional.of(fhir.newFhirPath().evaluate(resource, path, IBase.class));
        } catch (RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private static String text(ParametersParameterComponent operation, String part) {
        return FhirPatchForm.text(operation, part);
    }
}
