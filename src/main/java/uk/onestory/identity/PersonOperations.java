package uk.onestory.identity;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.server.BodyParameters;
import uk.onestory.server.FhirOperations;
import uk.onestory.server.Preconditions;

/** The operations that find a person and join two records of one. */
@Component
class PersonOperations implements FhirOperations {

    private static final Set<String> OF_MATCH = Set.of("resource", "onlyCertainMatches", "count");
    private static final Set<String> OF_MERGE = Set.of(
            "source-patient",
            "source-patient-identifier",
            "target-patient",
            "target-patient-identifier",
            "preview",
            "reason");

    private final Matching matching;
    private final MatchLimit limit;
    private final Merge merge;
    private final PersonSettings settings;

    PersonOperations(Matching matching, MatchLimit limit, Merge merge, PersonSettings settings) {
        this.matching = matching;
        this.limit = limit;
        this.merge = merge;
        this.settings = settings;
    }

    @Operation(
            name = "$match",
            type = Patient.class,
            canonicalUrl = "https://fhir.onestory.example/OperationDefinition/OneStory-match")
    public Bundle match(
            @OperationParam(name = "resource", min = 1, max = 1) Patient person,
            @OperationParam(name = "onlyCertainMatches", max = 1) BooleanType onlyCertain,
            @OperationParam(name = "count", max = 1) IntegerType count,
            RequestDetails request) {
        Caller caller = Callers.of(request).orElseThrow();
        limit.spend(caller);
        refuseUnknown(request, OF_MATCH);
        MatchRequest asked = MatchRequest.of(
                person,
                onlyCertain != null && onlyCertain.booleanValue(),
                count == null ? null : count.getValue(),
                settings.acceptInvalidNhsNumbers());
        return matching.match(asked, caller);
    }

    @Operation(
            name = "$merge",
            type = Patient.class,
            canonicalUrl = "https://fhir.onestory.example/OperationDefinition/OneStory-merge")
    public Parameters merge(
            @OperationParam(name = "source-patient", max = 1) Reference source,
            @OperationParam(name = "source-patient-identifier") List<Identifier> sourceIdentifiers,
            @OperationParam(name = "target-patient", max = 1) Reference target,
            @OperationParam(name = "target-patient-identifier") List<Identifier> targetIdentifiers,
            @OperationParam(name = "preview", max = 1) BooleanType preview,
            @OperationParam(name = "reason", max = 1) StringType reason,
            RequestDetails request) {
        refuseUnknown(request, OF_MERGE);
        return merge.perform(
                new MergeRequest(
                        new MergeRequest.Side("source-patient", source, sourceIdentifiers),
                        new MergeRequest.Side("target-patient", target, targetIdentifiers),
                        Preconditions.ifMatch(request).orElse(null),
                        preview != null && preview.booleanValue(),
                        reason == null || reason.isEmpty() ? null : reason.getValue()),
                (Parameters) request.getResource(),
                Callers.of(request).orElseThrow());
    }

    /** What would be passed over in silence (delete-source, for example) is not what the caller means. */
    private static void refuseUnknown(RequestDetails request, Set<String> known) {
        if (!known.containsAll(BodyParameters.names(request))) {
            throw Refusal.plain(
                    400,
                    IssueType.NOTSUPPORTED,
                    "One of the parameters is not known here. Known are: "
                            + String.join(", ", known.stream().sorted().toList()) + ".");
        }
    }
}
