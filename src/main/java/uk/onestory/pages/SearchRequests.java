package uk.onestory.pages;

import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;

/** How a search with a parameter looks, one for each type that it works on. */
final class SearchRequests {

    private SearchRequests() {}

    static List<String> of(SearchParameter parameter) {
        return parameter.getBase().stream()
                .map(PrimitiveType::getValueAsString)
                .map(type -> "GET /fhir/" + type + "?" + parameter.getCode() + "=" + value(parameter))
                .toList();
    }

    private static String value(SearchParameter parameter) {
        if (parameter.getType() == SearchParamType.REFERENCE) {
            return parameter.getTarget().stream()
                    .findFirst()
                    .map(target -> target.getCode() + "/[id]")
                    .orElse("[type]/[id]");
        }
        return switch (parameter.getType()) {
            case DATE -> "lt2026-12-01";
            case TOKEN -> "[code]";
            case NUMBER, QUANTITY -> "ge[number]";
            case URI -> "[url]";
            default -> "[text]";
        };
    }
}
