package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Refuses parameters of a search, a read or a history that would be read as something else or not at all: a search that
 * passes over what was asked for returns the wrong people. Who asks for it by {@code Prefer: handling=lenient} is told in
 * the answer what was passed over.
 */
@Component
class SearchInput {

    private static final Set<RestOperationTypeEnum> READS =
            EnumSet.of(RestOperationTypeEnum.READ, RestOperationTypeEnum.VREAD);

    private static final Set<RestOperationTypeEnum> HISTORIES =
            EnumSet.of(RestOperationTypeEnum.HISTORY_INSTANCE, RestOperationTypeEnum.HISTORY_TYPE);

    private final FhirContext fhir;
    private final SearchGrammar grammar;
    private final ResultParameters result;
    private final SearchValues values;
    private final SearchSize size;

    SearchInput(
            FhirContext fhir, SearchGrammar grammar, ResultParameters result, SearchValues values, SearchSize size) {
        this.fhir = fhir;
        this.grammar = grammar;
        this.result = result;
        this.values = values;
        this.size = size;
    }

    /** Takes what is passed over out of the request, and puts values into the form that they are stored in. */
    void read(RestOperationTypeEnum operation, RequestDetails request) {
        boolean search = operation == RestOperationTypeEnum.SEARCH_TYPE;
        if (!search && !READS.contains(operation) && !HISTORIES.contains(operation)) {
            return;
        }
        PageNumbers.check(request);
        if (search) {
            size.check(sent(request));
        }
        Map<String, String[]> kept = new LinkedHashMap<>();
        List<Unclear> unclear = new ArrayList<>();
        request.getParameters().forEach((name, parsed) -> {
            // in a bundle a name alone has no value at all
            String[] sent = Arrays.stream(parsed)
                    .map(value -> Objects.requireNonNullElse(value, ""))
                    .toArray(String[]::new);
            String[] once = Arrays.stream(sent).distinct().toArray(String[]::new);
            Optional<String> fault = search
                    ? faultInSearch(request.getResourceName(), name, sent)
                    : faultInRead(operation, request.getResourceName(), name, sent);
            fault.ifPresentOrElse(
                    why -> unclear.add(new Unclear(name, why)),
                    () -> kept.put(name, search ? values.asStored(EmptyRange.read(fhir, name, once)) : sent));
        });
        if (!unclear.isEmpty() && !mayPassOver(request)) {
            throw refused(unclear);
        }
        request.setParameters(kept);
        PassedOver.remember(unclear, request);
    }

    private static Map<String, List<String>> sent(RequestDetails request) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> sent.put(name, Arrays.asList(values)));
        return sent;
    }

    /** The condition of a write is strict whatever the client prefers. */
    void readCondition(String type, Map<String, List<String>> parameters) {
        size.check(parameters);
        List<Unclear> unclear = new ArrayList<>();
        parameters.forEach((name, sent) -> {
            boolean narrows = !name.startsWith("_") || SearchGrammar.isOfAllTypes(name);
            Optional<String> fault =
                    narrows ? grammar.fault(type, name, sent) : Optional.of("is not taken in a condition");
            fault.ifPresent(why -> unclear.add(new Unclear(name, why)));
        });
        if (!unclear.isEmpty()) {
            throw refused(unclear);
        }
    }

    private Optional<String> faultInSearch(String type, String name, String... sent) {
        String plain = name.split("[:.]", 2)[0];
        return result.know(plain)
                ? result.fault(type, name, Arrays.asList(sent))
                : grammar.fault(type, name, Arrays.asList(sent));
    }

    private Optional<String> faultInRead(RestOperationTypeEnum operation, String type, String name, String... sent) {
        String plain = name.split(":", 2)[0];
        if (ResultParameters.OF_READS.contains(plain)) {
            return result.fault(type, name, Arrays.asList(sent));
        }
        boolean known = HISTORIES.contains(operation) && ResultParameters.OF_HISTORIES.contains(name);
        if (!known) {
            return Optional.of("is not known here");
        }
        return Arrays.stream(sent).anyMatch(String::isBlank) ? Optional.of("has an empty value") : Optional.empty();
    }

    /** An entry of a bundle has no place to tell what was passed over. */
    private static boolean mayPassOver(RequestDetails request) {
        return !request.isSubRequest() && Preferences.lenient(request);
    }

    private static Refused refused(List<Unclear> unclear) {
        return new Refused(Failure.of(
                400,
                IssueType.INVALID,
                unclear.stream()
                        .map(Unclear::words)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow()));
    }
}
