package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.MatchUrlUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.http.NameValuePair;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Reads the conditions of writes, whatever way they come. HAPI leaves out what is empty, and a condition that lost a part
 * would match another person's record.
 */
class MatchUrls extends MatchUrlService {

    private final Supplier<SearchInput> input;

    MatchUrls(FhirContext fhir, ISearchParamRegistry registry, Supplier<SearchInput> input) {
        super(fhir, registry);
        this.input = input;
    }

    @Override
    public SearchParameterMap translateMatchUrl(String url, RuntimeResourceDefinition type, Flag... flags) {
        if (!PercentEncoding.isSound(url)) {
            throw new Refused(Failure.of(
                    400, IssueType.INVALID, "The percent-encoding of the condition is broken: send %HH of UTF-8."));
        }
        if (type != null) {
            Map<String, List<String>> parameters = MatchUrlUtil.translateMatchUrl(url).stream()
                    .collect(Collectors.groupingBy(
                            NameValuePair::getName,
                            LinkedHashMap::new,
                            Collectors.mapping(
                                    pair -> Objects.requireNonNullElse(pair.getValue(), ""), Collectors.toList())));
            input.get().readCondition(type.getName(), parameters);
        }
        return super.translateMatchUrl(url, type, flags);
    }
}
