package uk.onestory.careplan;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.BodyParameters;

/**
 * What a caller of {@code $apply} asks for.
 *
 * @param id of the PlanDefinition; null where {@code canonical} names it
 * @param canonical {@code url} or {@code url|version}; null where the id names it
 * @param subject reference to the Patient
 * @param practitioner who proposes it, Practitioner or PractitionerRole; may be null
 * @param organization who will do it, Organization; null means the caller's own
 * @param transaction whether to answer a Bundle that can be posted as it is, our own addition to FHIR's operation
 */
record ApplyRequest(
        String id, String canonical, String subject, String practitioner, String organization, boolean transaction) {

    private static final Set<String> KNOWN =
            Set.of("canonical", "subject", "practitioner", "organization", "transaction");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400, 422 for a subject that is no Patient */
    static ApplyRequest of(IdType id, RequestDetails request) {
        Values values = Values.of(request);
        values.needKnown();
        String canonical = values.one("canonical").orElse(null);
        if (id == null && canonical == null) {
            throw Refusal.plain(
                    400,
                    IssueType.REQUIRED,
                    "Name the PlanDefinition: PlanDefinition/[id]/$apply, or its url in the parameter canonical.");
        }
        String subject = values.reference("subject")
                .orElseThrow(() -> Refusal.plain(
                        400, IssueType.REQUIRED, "Name the person in the parameter subject, for example Patient/1."));
        needType("subject", subject, Set.of("Patient"));
        String practitioner = values.reference("practitioner").orElse(null);
        needType("practitioner", practitioner, Set.of("Practitioner", "PractitionerRole"));
        String organization = values.reference("organization").orElse(null);
        needType("organization", organization, Set.of("Organization"));
        return new ApplyRequest(
                id == null ? null : id.getIdPart(),
                canonical,
                subject,
                practitioner,
                organization,
                values.one("transaction").map(Boolean::parseBoolean).orElse(false));
    }

    private static void needType(String name, String reference, Set<String> types) {
        if (reference != null && !types.contains(reference.substring(0, reference.indexOf('/')))) {
            throw Refusal.of(Rule.REFERENCE_FORM, name + " takes a reference to " + String.join(" or ", types) + ".");
        }
    }

    /** Parameters of the URL and of the body. */
    private record Values(Parameters body, RequestDetails request) {

        static Values of(RequestDetails request) {
            if (request.getResource() != null && !(request.getResource() instanceof Parameters)) {
                throw Refusal.plain(400, IssueType.INVALID, "The body of an operation is a Parameters resource.");
            }
            return new Values((Parameters) request.getResource(), request);
        }

        void needKnown() {
            String unknown = Stream.concat(
                            request.getParameters().keySet().stream().filter(name -> !name.startsWith("_")),
                            BodyParameters.names(request).stream())
                    .filter(name -> !KNOWN.contains(name))
                    .findFirst()
                    .orElse(null);
            if (unknown != null) {
                throw Refusal.plain(
                        400,
                        IssueType.NOTSUPPORTED,
                        "$apply takes canonical, subject, practitioner, organization and transaction.");
            }
        }

        Optional<String> one(String name) {
            String[] inUrl = request.getParameters().getOrDefault(name, new String[0]);
            List<Type> inBody = body == null
                    ? List.of()
                    : body.getParameter().stream()
                            .filter(parameter -> name.equals(parameter.getName()))
                            .map(ParametersParameterComponent::getValue)
                            .filter(Objects::nonNull)
                            .toList();
            if (inUrl.length + inBody.size() > 1) {
                throw Refusal.plain(400, IssueType.INVALID, "$apply takes " + name + " once.");
            }
            if (inUrl.length == 1) {
                return Optional.of(inUrl[0]).filter(value -> !value.isBlank());
            }
            return inBody.stream()
                    .findFirst()
                    .map(value -> value instanceof Reference reference
                            ? reference.getReference()
                            : value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null);
        }

        Optional<String> reference(String name) {
            return one(name).map(value -> {
                if (!REFERENCE.matcher(value).matches()) {
                    throw Refusal.plain(
                            400, IssueType.VALUE, name + " takes a reference of this server, for example Patient/1.");
                }
                return value;
            });
        }
    }
}
