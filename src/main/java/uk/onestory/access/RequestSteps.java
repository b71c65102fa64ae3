package uk.onestory.access;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Takes a request apart into the steps that the policy decides; {@link EntrySteps} does it with the entries of a bundle. */
@Component
class RequestSteps {

    private final SearchReach reach;

    RequestSteps(SearchReach reach) {
        this.reach = reach;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 405 for what is not offered at all */
    List<Step> of(RestOperationTypeEnum operation, RequestDetails request) {
        String type = request.getResourceName();
        return switch (operation) {
            case READ, VREAD, HISTORY_INSTANCE -> List.of(Step.rest(type, Interaction.READ));
            case SEARCH_TYPE -> steps(type, Interaction.SEARCH, request.getParameters());
            case HISTORY_TYPE -> List.of(Step.rest(type, Interaction.SEARCH));
            case CREATE -> create(request);
            case UPDATE -> change(request, Interaction.UPDATE);
            case PATCH -> patch(request);
            case DELETE -> change(request, Interaction.DELETE);
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER, VALIDATE ->
                List.of(new Step(type, null, name(request)));
            // The pages of a history: its resources are shown one by one by the policy.
            case GET_PAGE -> List.of();
            default -> throw Refusal.of(Rule.NOT_SUPPORTED, "This interaction is not offered; see GET /fhir/metadata.");
        };
    }

    /** A patch may test a value: of a response, one in a part that is not shared with the caller. */
    static void checkPatched(String type) {
        if ("QuestionnaireResponse".equals(type)) {
            throw Refusal.of(Rule.NOT_SUPPORTED, "A QuestionnaireResponse is not patched here: PUT the whole of it.");
        }
    }

    private List<Step> patch(RequestDetails request) {
        checkPatched(request.getResourceName());
        return change(request, Interaction.UPDATE);
    }

    /** A condition is a search, also into other types: by the answer one learns what stands there. */
    private List<Step> change(RequestDetails request, Interaction interaction) {
        String type = request.getResourceName();
        return request.getId() == null
                ? steps(type, interaction, request.getParameters())
                : List.of(Step.rest(type, interaction));
    }

    private List<Step> create(RequestDetails request) {
        String condition = request.getHeader(Constants.HEADER_IF_NONE_EXIST);
        return steps(
                request.getResourceName(),
                Interaction.CREATE,
                condition == null
                        ? Map.of()
                        : UrlUtil.parseQueryString(condition.substring(condition.indexOf('?') + 1)));
    }

    private static String name(RequestDetails request) {
        String name = request.getOperation();
        return name == null ? "validate" : name.substring(1);
    }

    private List<Step> steps(String type, Interaction interaction, Map<String, String[]> parameters) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.rest(type, interaction));
        steps.addAll(reach.steps(type, parameters));
        return steps;
    }
}
