package uk.onestory.careplan;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirOperations;
import uk.onestory.server.ReadsItsParameters;

/**
 * {@code GET|POST PlanDefinition/[id]/$apply} and {@code PlanDefinition/$apply?canonical=url}: what a catalogue entry
 * would mean for one person. It only proposes and stores nothing.
 *
 * <p>HAPI's clinical reasoning module would do this too. It brings a CQL engine and some sixty libraries along, for
 * definitions that have no CQL; the few steps that the catalogue needs are less than what would have to be switched off.
 */
@Component
class ApplyProvider implements FhirOperations {

    private static final String DEFINITION = "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply";

    private final Catalogue catalogue;
    private final Proposals proposals;

    ApplyProvider(Catalogue catalogue, Proposals proposals) {
        this.catalogue = catalogue;
        this.proposals = proposals;
    }

    /** No parameters are declared because {@code subject} is a Reference in a POST and a string in a GET. */
    @ReadsItsParameters
    @Operation(name = "$apply", type = PlanDefinition.class, idempotent = true, canonicalUrl = DEFINITION)
    public IBaseResource apply(@IdParam(optional = true) IdType id, RequestDetails request) {
        ApplyRequest asked = ApplyRequest.of(id, request);
        PlanDefinition definition = catalogue.plan(asked);
        Proposal proposal = proposals.make(definition, asked, request);
        return asked.transaction() ? proposal.toPost(new Bundle()) : proposal.contained();
    }
}
