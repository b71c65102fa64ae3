package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.springframework.stereotype.Component;

/** By what each type can be searched here, and of which kind that is. */
@Component
class KnownParameters {

    static final Map<String, RestSearchParameterTypeEnum> OF_ALL_TYPES = Map.of(
            "_id", RestSearchParameterTypeEnum.TOKEN,
            "_lastUpdated", RestSearchParameterTypeEnum.DATE,
            "_tag", RestSearchParameterTypeEnum.TOKEN,
            "_security", RestSearchParameterTypeEnum.TOKEN,
            "_profile", RestSearchParameterTypeEnum.URI,
            "_source", RestSearchParameterTypeEnum.URI);

    private final FhirContext fhir;
    private final ISearchParamRegistry registry;

    KnownParameters(FhirContext fhir, ISearchParamRegistry registry) {
        this.fhir = fhir;
        this.registry = registry;
    }

    /** Whether it can be searched by a reference to (one of) that type. */
    boolean isReference(String type, String name) {
        return kind(type, name)
                .filter(RestSearchParameterTypeEnum.REFERENCE::equals)
                .isPresent();
    }

    /** Whether it is {@code true} or {@code false}: another code would be looked for, and never be found. */
    boolean isBoolean(String type, String name) {
        if (kind(type, name).filter(RestSearchParameterTypeEnum.TOKEN::equals).isEmpty()) {
            return false;
        }
        String path = of(type, name).map(RuntimeSearchParam::getPath).orElse("");
        if (path.equals("Patient.deceased.exists() and Patient.deceased != false")) {
            return true;
        }
        if (!path.startsWith(type + ".")) {
            return false;
        }
        String element = path.substring(type.length() + 1);
        BaseRuntimeChildDefinition child = fhir.getResourceDefinition(type).getChildByName(element);
        return child != null
                && child.getChildByName(element) != null
                && child.getChildByName(element).getImplementingClass() == BooleanType.class;
    }

    Optional<RestSearchParameterTypeEnum> kind(String type, String name) {
        RestSearchParameterTypeEnum always = OF_ALL_TYPES.get(name);
        return always != null ? Optional.of(always) : of(type, name).map(RuntimeSearchParam::getParamType);
    }

    boolean isTarget(String type, String name, String target) {
        return isReference(type, name)
                && SupportedResources.TYPES.contains(target)
                && (targets(type, name).isEmpty() || targets(type, name).contains(target));
    }

    Set<String> targets(String type, String name) {
        return of(type, name).map(RuntimeSearchParam::getTargets).orElse(Set.of());
    }

    Optional<RuntimeSearchParam> of(String type, String name) {
        return name.isEmpty() || name.startsWith("_")
                ? Optional.empty()
                : Optional.ofNullable(registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH));
    }

    List<String> known(String type) {
        return registry.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).getSearchParamNames().stream()
                .sorted()
                .distinct()
                .toList();
    }
}
