package uk.onestory.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * Takes an entry of a bundle apart into the steps that the policy decides. HAPI stores by the resource and not by the URL
 * that it comes with, so both must say the same: then what is decided is what will be stored.
 */
@Component
class EntrySteps {

    /** Answered by a job and not by a resource. */
    private static final Set<String> ALONE_ONLY = Set.of("export", "export-poll-status");

    private final SearchReach reach;

    EntrySteps(SearchReach reach) {
        this.reach = reach;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400, 404 or 405 for what nobody may ask */
    List<Step> of(BundleEntryComponent entry) {
        if (entry.getRequest().getMethod() == null) {
            throw Refusal.plain(400, IssueType.REQUIRED, "Each Bundle.entry needs a request.method, for example POST.");
        }
        EntryUrl url = EntryUrl.of(entry.getRequest().getUrl());
        return switch (entry.getRequest().getMethod()) {
            case GET -> read(url);
            case POST -> create(url, entry);
            case PUT -> update(url, entry);
            case PATCH -> patch(url, entry);
            case DELETE -> change(url, Interaction.DELETE);
            default ->
                throw Refusal.of(
                        Rule.NOT_SUPPORTED,
                        "This method is not offered in a bundle: GET, POST, PUT, PATCH, DELETE are.");
        };
    }

    private List<Step> read(EntryUrl url) {
        if (url.operation() != null) {
            if (ALONE_ONLY.contains(url.operation())) {
                throw Refusal.of(Rule.NOT_SUPPORTED, "An export is asked for by itself and not in a bundle.");
            }
            return List.of(new Step(url.type(), null, url.operation()));
        }
        if (url.id() != null) {
            return List.of(Step.rest(url.type(), Interaction.READ));
        }
        return conditional(url, Interaction.SEARCH);
    }

    private List<Step> create(EntryUrl url, BundleEntryComponent entry) {
        if (url.operation() != null || "_search".equals(url.more())) {
            throw Refusal.of(
                    Rule.NOT_SUPPORTED,
                    "POST in a bundle creates: send a search or an operation as GET where it can be, or by itself.");
        }
        if (url.id() != null || !url.more().isEmpty() || url.query() != null) {
            throw Refusal.plain(
                    400, IssueType.INVALID, "POST in a bundle goes to a resource type, for example Condition.");
        }
        checkType(url, entry);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.rest(url.type(), Interaction.CREATE));
        String condition = entry.getRequest().getIfNoneExist();
        if (condition != null && !condition.isBlank()) {
            steps.addAll(reach.steps(url.type(), EntryUrl.condition(condition, url.type())));
        }
        return steps;
    }

    private List<Step> update(EntryUrl url, BundleEntryComponent entry) {
        List<Step> steps = change(url, Interaction.UPDATE);
        checkType(url, entry);
        String sent = entry.getResource().getIdElement().getIdPart();
        if (url.id() != null && sent != null && !sent.equals(url.id())) {
            throw Refusal.plain(
                    400, IssueType.INVALID, "Bundle.entry.request.url and the resource of the entry name two ids.");
        }
        return steps;
    }

    private List<Step> patch(EntryUrl url, BundleEntryComponent entry) {
        RequestSteps.checkPatched(url.type());
        if (!(entry.getResource() instanceof Binary || entry.getResource() instanceof Parameters)) {
            throw Refusal.plain(
                    400,
                    IssueType.INVALID,
                    "PATCH in a bundle brings a Binary with a JSON Patch, or Parameters with a FHIRPath Patch.");
        }
        return change(url, Interaction.UPDATE);
    }

    private List<Step> change(EntryUrl url, Interaction interaction) {
        if (url.operation() != null
                || !url.more().isEmpty()
                || (url.id() == null) != url.hasQuery()
                || (url.id() != null && url.query() != null)) {
            throw Refusal.plain(
                    400,
                    IssueType.INVALID,
                    "PUT, PATCH and DELETE in a bundle go to [type]/[id] or to [type]?[condition].");
        }
        return url.id() == null ? conditional(url, interaction) : List.of(Step.rest(url.type(), interaction));
    }

    private List<Step> conditional(EntryUrl url, Interaction interaction) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.rest(url.type(), interaction));
        steps.addAll(reach.steps(url.type(), url.parameters()));
        return steps;
    }

    private static void checkType(EntryUrl url, BundleEntryComponent entry) {
        if (!entry.hasResource()) {
            throw Refusal.plain(400, IssueType.REQUIRED, "An entry with POST or PUT needs a resource.");
        }
        String type = entry.getResource().fhirType();
        if (!type.equals(url.type())) {
            throw Refusal.plain(
                    400,
                    IssueType.INVALID,
                    "The URL of the entry names " + url.type() + ", its resource is " + type + ": send one type.");
        }
    }
}
