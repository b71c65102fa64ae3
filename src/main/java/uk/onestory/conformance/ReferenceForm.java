package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.Placeholder;
import uk.onestory.fhir.References;
import uk.onestory.fhir.SearchUrl;
import uk.onestory.fhir.ServerBase;
import uk.onestory.server.KeptVersions;

/** How references may be written: to this server, and without a version but where the server keeps it. */
@Component
class ReferenceForm {

    /** As {@code HapiConfiguration} tells the parser. */
    private static final Set<String> KEPT_VERSIONS = KeptVersions.PATHS;

    private final FhirContext fhir;

    ReferenceForm(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * References to this server by its own URL become relative ones, UUIDs are written in lower case, NHS numbers in
     * conditions without spaces.
     */
    void localise(Resource resource, ServerBase base) {
        for (References found : References.of(fhir, resource)) {
            base.relative(found.target()).ifPresent(found.reference()::setReference);
            String target = found.target();
            String meant = target.indexOf('?') > 0
                    ? SearchUrl.mapped(target, (name, value) -> ConditionNumber.compact(value))
                    : Placeholder.normal(target);
            if (!meant.equals(target)) {
                found.reference().setReference(meant);
            }
        }
    }

    /**
     * @param linked whether links to other entries of a Bundle may stand in it
     * @param versions whether its reader looks at versions wherever they stand
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 with every reference that is refused
     */
    void check(Resource resource, boolean linked, boolean versions) {
        List<OperationOutcomeIssueComponent> refused = issues(resource, linked, versions);
        if (!refused.isEmpty()) {
            throw Refusal.of(Rule.REFERENCE_FORM, refused);
        }
    }

    /** What {@link #check} refuses it for; empty where it does not. */
    List<OperationOutcomeIssueComponent> issues(Resource resource, boolean linked, boolean versions) {
        List<OperationOutcomeIssueComponent> issues = new ArrayList<>();
        for (References found : References.of(fhir, resource)) {
            blame(found, linked, versions)
                    .ifPresent(words -> issues.add(Refusal.issue(Rule.REFERENCE_FORM, words, found.path())));
        }
        return issues;
    }

    /** As {@code $validate} tells it: links between entries are well in a transaction, which the resource may be meant for. */
    List<OperationOutcomeIssueComponent> verdict(Resource resource) {
        List<OperationOutcomeIssueComponent> issues = issues(resource, true, false);
        if (!(resource instanceof Bundle)) {
            Set<String> refused = issues.stream()
                    .map(issue -> issue.getExpression().get(0).getValue())
                    .collect(Collectors.toSet());
            issues(resource, false, false).stream()
                    .filter(issue ->
                            !refused.contains(issue.getExpression().get(0).getValue()))
                    .forEach(issue -> issues.add(issue.setSeverity(IssueSeverity.WARNING)));
        }
        return issues;
    }

    private static Optional<String> blame(References found, boolean linked, boolean versions) {
        String target = found.target();
        if (ServerBase.isPlaceholder(target)) {
            return linked
                    ? Optional.empty()
                    : Optional.of("A urn: reference is a link to another entry of a Bundle: here there is none.");
        }
        if (ServerBase.isForeign(target)) {
            return Optional.of("This reference is none to this server. Send what it points to first and refer to it as"
                    + " Type/id, or name it by Reference.identifier.");
        }
        if (found.isOfAnotherType()) {
            return Optional.of(
                    "Reference.type is not the type that the reference names: leave it out, or send the same.");
        }
        if (!versions && found.namesVersion() && !KEPT_VERSIONS.contains(found.path())) {
            return Optional.of("References carry no version, but for those of a Provenance: send Type/id.");
        }
        if (found.namesVersion() && !found.isVersioned()) {
            return Optional.of("A reference to a version is Type/id/_history/n, n being its number.");
        }
        return Optional.empty();
    }
}
