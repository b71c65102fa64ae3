package uk.onestory.server;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the values of a composite parameter say something, each of its kind. */
@Component
class SearchedComposites {

    /** Of which HAPI can make a composite. */
    private static final Set<RestSearchParameterTypeEnum> COMPONENTS = EnumSet.of(
            RestSearchParameterTypeEnum.STRING,
            RestSearchParameterTypeEnum.TOKEN,
            RestSearchParameterTypeEnum.DATE,
            RestSearchParameterTypeEnum.QUANTITY);

    private final ISearchParamRegistry registry;

    SearchedComposites(ISearchParamRegistry registry) {
        this.registry = registry;
    }

    /** {@code a$b}: as many values as there are components, each of the kind of its own. */
    Optional<String> fault(RuntimeSearchParam composite, String value) {
        List<RestSearchParameterTypeEnum> kinds = composite.getComponents().stream()
                .map(component ->
                        registry.getActiveSearchParamByUrl(component.getReference(), SearchParamLookupContextEnum.ALL))
                .filter(Objects::nonNull)
                .map(RuntimeSearchParam::getParamType)
                .toList();
        if (kinds.size() != 2 || !COMPONENTS.containsAll(kinds)) {
            return Optional.of("is not offered here");
        }
        for (String alternative : SearchValue.alternatives(value)) {
            List<String> parts = SearchValue.parted(alternative, '$');
            if (parts.size() != kinds.size()) {
                return Optional.of("takes two values with $ between them");
            }
            for (int part = 0; part < parts.size(); part++) {
                Optional<String> fault = SearchValue.fault(kinds.get(part), null, parts.get(part));
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }
}
