package uk.onestory.conformance;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirOperations;

/**
 * {@code ValueSet/$expand}, which form builders ask first: of the package's and base R4's value sets, from memory. HAPI's
 * own would ask a full-text index, which is off.
 */
@Component
class ExpandProvider implements FhirOperations {

    private final Terminology terminology;

    ExpandProvider(Terminology terminology) {
        this.terminology = terminology;
    }

    @Operation(name = "$expand", type = ValueSet.class, idempotent = true)
    public ValueSet expand(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "url", max = 1) UriType url,
            @OperationParam(name = "valueSetVersion", max = 1) StringType version,
            @OperationParam(name = "valueSet", max = 1) ValueSet sent,
            @OperationParam(name = "filter", max = 1) StringType filter,
            @OperationParam(name = "offset", max = 1) IntegerType offset,
            @OperationParam(name = "count", max = 1) IntegerType count) {
        ValueSet expanded = terminology
                .expanded(asked(id, url, version, sent))
                .orElseThrow(() -> Refusal.plain(
                        422,
                        IssueType.NOTSUPPORTED,
                        "The ValueSet takes codes from a system that is not held here (SNOMED CT, for example) without"
                                + " naming them: ask a terminology server."));
        List<ValueSetExpansionContainsComponent> matching = expanded.getExpansion().getContains().stream()
                .filter(one -> matches(one, filter))
                .toList();
        int from = number("offset", offset, 0);
        int most = number("count", count, matching.size());
        expanded.getExpansion()
                .setTotal(matching.size())
                .setContains(matching.stream().skip(from).limit(most).toList());
        if (offset != null || count != null) {
            expanded.getExpansion().setOffset(from);
        }
        return expanded;
    }

    private ValueSet asked(IdType id, UriType url, StringType version, ValueSet sent) {
        if (sent != null) {
            return sent;
        }
        Optional<ValueSet> found;
        if (id != null) {
            found = terminology.byId(id.getIdPart());
        } else if (url != null && url.hasValue()) {
            found = terminology.valueSet(
                    version != null && version.hasValue() ? url.getValue() + "|" + version.getValue() : url.getValue());
        } else {
            throw Refusal.plain(400, IssueType.REQUIRED, "Say which ValueSet: its id, url, or valueSet.");
        }
        return found.orElseThrow(() -> Refusal.plain(404, IssueType.NOTFOUND, "This ValueSet is not known here."));
    }

    private static boolean matches(ValueSetExpansionContainsComponent one, StringType filter) {
        if (filter == null || !filter.hasValue()) {
            return true;
        }
        String wanted = filter.getValue().toLowerCase(Locale.ROOT);
        return (one.getDisplay() + " " + one.getCode()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static int number(String name, IntegerType value, int otherwise) {
        if (value == null || value.getValue() == null) {
            return otherwise;
        }
        if (value.getValue() < 0) {
            throw Refusal.plain(400, IssueType.INVALID, name + " must be a whole number, 0 or greater.");
        }
        return value.getValue();
    }
}
