package uk.onestory.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Takes a request apart into the steps that the policy decides. */
@Component
class RequestSteps {

    private final SearchReach reach;

    RequestSteps(SearchReach reach) {
        this.reach = reach;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 405 for what is not offered at all */
    List<Step> of(RestOperationTypeEnum operation, RequestDetails request, Caller caller) {
        String type = request.getResourceName();
        return switch (operation) {
            case READ, VREAD, HISTORY_INSTANCE -> List.of(Step.rest(type, Interaction.READ));
            case SEARCH_TYPE -> search(type, request.getParameters());
            case HISTORY_TYPE -> List.of(Step.rest(type, Interaction.SEARCH));
            case CREATE -> List.of(Step.rest(type, Interaction.CREATE));
            case UPDATE -> List.of(Step.rest(type, Interaction.UPDATE));
            case PATCH -> List.of(patch(type));
            case DELETE -> List.of(Step.rest(type, Interaction.DELETE));
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER, VALIDATE ->
                List.of(new Step(type, null, name(request)));
            case TRANSACTION -> entries((Bundle) request.getResource(), caller);
            // The pages of a history: its resources are shown one by one by the policy.
            case GET_PAGE -> List.of();
            default -> throw Refusal.of(Rule.NOT_SUPPORTED, "This interaction is not offered; see GET /fhir/metadata.");
        };
    }

    /** A patch may test a value: of a response, one in a part that is not shared with the caller. */
    private static Step patch(String type) {
        if ("QuestionnaireResponse".equals(type)) {
            throw Refusal.of(Rule.NOT_SUPPORTED, "A QuestionnaireResponse is not patched here: PUT the whole of it.");
        }
        return Step.rest(type, Interaction.UPDATE);
    }

    private static String name(RequestDetails request) {
        String name = request.getOperation();
        return name == null ? "validate" : name.substring(1);
    }

    private List<Step> search(String type, Map<String, String[]> parameters) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.rest(type, Interaction.SEARCH));
        Collection<String> others = reach.of(type, parameters);
        others.forEach(other -> steps.add(Step.rest(other, Interaction.SEARCH)));
        return steps;
    }

    private List<Step> entries(Bundle bundle, Caller caller) {
        List<Step> steps = new ArrayList<>();
        if (bundle == null) {
            return steps;
        }
        if (!bundle.hasType()) {
            throw Refusal.plain(400, IssueType.REQUIRED, "Say transaction or batch in Bundle.type.");
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getRequest().getMethod() == null) {
                throw Refusal.plain(
                        400, IssueType.REQUIRED, "Each Bundle.entry needs a request.method, for example POST.");
            }
            entry.getRequest()
                    .setUrl(OwnOrganization.replaceMe(entry.getRequest().getUrl(), caller));
            steps.addAll(
                    entry(entry.getRequest().getMethod(), entry.getRequest().getUrl()));
        }
        return steps;
    }

    private List<Step> entry(HTTPVerb method, String url) {
        UriComponents parts =
                UriComponentsBuilder.fromUriString(url == null ? "" : url).build();
        List<String> path = parts.getPathSegments();
        if (path.isEmpty()) {
            throw Refusal.plain(
                    400, IssueType.INVALID, "Bundle.entry.request.url must name a resource type, for example Patient.");
        }
        String type = path.get(0);
        String last = path.get(path.size() - 1);
        if (last.startsWith("$")) {
            return List.of(new Step(last.equals(type) ? null : type, null, last.substring(1)));
        }
        return switch (method) {
            case GET, HEAD ->
                path.size() > 1 && !"_history".equals(path.get(1))
                        ? List.of(Step.rest(type, Interaction.READ))
                        : search(type, parameters(parts));
            case POST -> List.of(Step.rest(type, Interaction.CREATE));
            case PUT -> List.of(Step.rest(type, Interaction.UPDATE));
            case PATCH -> List.of(patch(type));
            case DELETE -> List.of(Step.rest(type, Interaction.DELETE));
            default -> throw Refusal.plain(400, IssueType.INVALID, "Bundle.entry.request.method is not known.");
        };
    }

    private static Map<String, String[]> parameters(UriComponents parts) {
        Map<String, String[]> parameters = new java.util.HashMap<>();
        parts.getQueryParams().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return parameters;
    }
}
