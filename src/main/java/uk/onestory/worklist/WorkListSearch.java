package uk.onestory.worklist;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SearchContainedModeEnum;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Tells a search for a page of a work list from every other one: {@code Task?owner=Organization/[id]&status=[codes]}, in
 * one of the {@link WorkListOrder}s. Whatever else stands in a search would narrow it or mean something else, so then it
 * is none.
 */
final class WorkListSearch {

    private static final Set<String> PARAMETERS = Set.of("owner", "status");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Set<String> SYSTEMS = Set.of(TaskStatus.REQUESTED.getSystem());
    private static final Set<String> CODES = Arrays.stream(TaskStatus.values())
            .filter(status -> status != TaskStatus.NULL)
            .map(TaskStatus::toCode)
            .collect(Collectors.toUnmodifiableSet());

    private WorkListSearch() {}

    static Optional<WorkListQuery> of(String type, SearchParameterMap search) {
        if (!"Task".equals(type) || !search.keySet().equals(PARAMETERS) || !isPlain(search)) {
            return Optional.empty();
        }
        SortSpec sort = search.getSort();
        return order(sort).flatMap(order -> owner(search.get("owner")).flatMap(owner -> statuses(search.get("status"))
                .map(statuses -> new WorkListQuery(
                        owner, statuses, order, isDescending(sort), search.getOffset(), search.getCount()))));
    }

    private static boolean isPlain(SearchParameterMap search) {
        return search.getOffset() != null
                && search.getCount() != null
                && (search.getLastUpdated() == null || search.getLastUpdated().isEmpty())
                && search.getEverythingMode() == null
                && search.getNearDistanceParam() == null
                && search.getSearchIncludeDeletedMode() == null
                && search.getSearchContainedMode() == SearchContainedModeEnum.FALSE
                && !search.isLastN();
    }

    /** A key of its own and the one that breaks ties, or only that. */
    private static Optional<WorkListOrder> order(SortSpec sort) {
        if (sort == null) {
            return Optional.empty();
        }
        SortSpec last = Constants.PARAM_PID.equals(sort.getParamName()) ? sort : sort.getChain();
        return last != null
                        && Constants.PARAM_PID.equals(last.getParamName())
                        && last.getChain() == null
                        && !isDescending(last)
                ? WorkListOrder.of(sort.getParamName())
                : Optional.empty();
    }

    private static boolean isDescending(SortSpec sort) {
        return sort.getOrder() == SortOrderEnum.DESC;
    }

    private static Optional<String> owner(List<List<IQueryParameterType>> all) {
        return all.size() == 1
                        && all.get(0).size() == 1
                        && all.get(0).get(0) instanceof ReferenceParam owner
                        && owner.getMissing() == null
                        && owner.getQueryParameterQualifier() == null
                        && owner.getIdPart() != null
                        && ID.matcher(owner.getIdPart()).matches()
                        && ("Organization/" + owner.getIdPart()).equals(owner.getValue())
                ? Optional.of(owner.getIdPart())
                : Optional.empty();
    }

    private static Optional<Set<String>> statuses(List<List<IQueryParameterType>> all) {
        if (all.size() != 1 || all.get(0).isEmpty()) {
            return Optional.empty();
        }
        Set<String> codes = new TreeSet<>();
        for (IQueryParameterType value : all.get(0)) {
            if (!(value instanceof TokenParam status) || !isCode(status)) {
                return Optional.empty();
            }
            codes.add(status.getValue());
        }
        return Optional.of(codes);
    }

    private static boolean isCode(TokenParam status) {
        return status.getMissing() == null
                && status.getQueryParameterQualifier() == null
                && (status.getSystem() == null || SYSTEMS.contains(status.getSystem()))
                && status.getValue() != null
                && CODES.contains(status.getValue());
    }
}
