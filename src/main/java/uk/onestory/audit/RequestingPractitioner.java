package uk.onestory.audit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.Refusal;

/**
 * BaRS' header {@code NHSD-Requesting-Practitioner}: a PractitionerRole as FHIR JSON in Base64, the worker at whose wish
 * the request is sent. Told by identifier (an SDS user or role), because its references are those of the sender's system.
 */
final class RequestingPractitioner {

    private static final String HEADER = "NHSD-Requesting-Practitioner";

    private RequestingPractitioner() {}

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 where the header cannot be read */
    static Optional<Reference> of(RequestDetails request) {
        String header = request.getHeader(HEADER);
        return header == null || header.isBlank() ? Optional.empty() : who(parse(header, request.getFhirContext()));
    }

    private static PractitionerRole parse(String header, FhirContext fhir) {
        try {
            String json = new String(Base64.getDecoder().decode(header.strip()), StandardCharsets.UTF_8);
            return fhir.newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(PractitionerRole.class, json);
        } catch (IllegalArgumentException | DataFormatException unreadable) {
            throw Refusal.plain(
                    400, IssueType.INVALID, "The header " + HEADER + " must be a PractitionerRole as JSON in Base64.");
        }
    }

    private static Optional<Reference> who(PractitionerRole role) {
        Reference who = new Reference().setType("PractitionerRole");
        Optional.ofNullable(identifier(role)).ifPresent(who::setIdentifier);
        who.setDisplay(role.getPractitioner().getDisplay());
        return who.hasIdentifier() || who.hasDisplay() ? Optional.of(who) : Optional.empty();
    }

    private static Identifier identifier(PractitionerRole role) {
        if (role.hasIdentifier()) {
            return plain(role.getIdentifierFirstRep());
        }
        return role.getPractitioner().hasIdentifier()
                ? plain(role.getPractitioner().getIdentifier())
                : null;
    }

    private static Identifier plain(Identifier sent) {
        return new Identifier().setSystem(sent.getSystem()).setValue(sent.getValue());
    }
}
