package uk.onestory.export;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.SupportedResources;

/** Which resource types leave in an export: never the audit trail, the files of other exports, or definitions. */
final class ExportTypes {

    private static final List<String> EXPORTED = Stream.of(
                    SupportedResources.DIRECTORY,
                    SupportedResources.CATALOGUE,
                    SupportedResources.CLINICAL,
                    SupportedResources.WORKFLOW,
                    List.of("Consent", "Group", "Provenance"))
            .flatMap(Collection::stream)
            .sorted()
            .toList();

    private ExportTypes() {}

    /** All that the token lets the partner read, of the given ones or of everything. */
    static List<String> granted(Caller caller, Collection<String> candidates) {
        List<String> granted = EXPORTED.stream()
                .filter(type -> candidates == null || candidates.isEmpty() || candidates.contains(type))
                .filter(caller.scopes()::show)
                .toList();
        if (granted.isEmpty()) {
            throw Refusal.of(Rule.SCOPE_MISSING, "The token grants no type that could be exported.");
        }
        return granted;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 or 403 where a type is asked for in vain */
    static void check(Caller caller, Collection<String> asked) {
        for (String type : asked) {
            if (!EXPORTED.contains(type)) {
                throw Refusal.plain(
                        400,
                        IssueType.NOTSUPPORTED,
                        "_type names a type that is not exported. Exported are " + EXPORTED);
            }
            if (!caller.scopes().show(type)) {
                throw Refusal.of(Rule.SCOPE_MISSING, "The token lacks the scope system/" + type + ".rs.");
            }
        }
    }
}
