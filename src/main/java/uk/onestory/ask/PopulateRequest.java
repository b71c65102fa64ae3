package uk.onestory.ask;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.Refusal;
import uk.onestory.server.BodyParameters;

/**
 * What a caller of {@code $populate} asks for, in the URL or in a Parameters resource. The names are those of SDC's
 * operation.
 *
 * @param id of the Questionnaire; null where {@code canonical} names it
 * @param canonical {@code url} or {@code url|version}; null where the id names it
 * @param subject {@code Patient/id}, or {@code system|value} of the person
 */
record PopulateRequest(String id, String canonical, String subject) {

    private static final String SUBJECT = "subject";
    private static final String CANONICAL = "canonical";

    /** {@code local} asks for what the server knows, which is all that there is here. */
    private static final Set<String> KNOWN = Set.of(SUBJECT, CANONICAL, "questionnaireRef", "local");

    private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");
    private static final Pattern QUESTIONNAIRE = Pattern.compile("Questionnaire/[A-Za-z0-9.-]{1,64}");

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 */
    static PopulateRequest of(IdType id, RequestDetails request) {
        Parameters body = body(request);
        needKnown(request);
        String subject = one(SUBJECT, body, request)
                .orElseThrow(() -> refuse(
                        IssueType.REQUIRED,
                        "Name the person in the parameter subject: Patient/1, or the NHS number as system|value."));
        if (!PATIENT.matcher(subject).matches() && subject.indexOf('|') < 1) {
            throw refuse(
                    IssueType.VALUE,
                    "subject takes a Patient of this server, for example Patient/1, or an identifier as system|value.");
        }
        String canonical = one(CANONICAL, body, request).orElse(null);
        String named = one("questionnaireRef", body, request).orElse(null);
        if (named != null && !QUESTIONNAIRE.matcher(named).matches()) {
            throw refuse(
                    IssueType.VALUE, "questionnaireRef takes a Questionnaire of this server: Questionnaire/1 for one.");
        }
        String wanted = id != null ? id.getIdPart() : named == null ? null : named.replaceFirst("^.*/", "");
        if ((wanted == null) == (canonical == null)) {
            throw refuse(
                    IssueType.REQUIRED,
                    "Name one Questionnaire: Questionnaire/[id]/$populate, or its url in the parameter canonical. One"
                            + " that is not stored here is stored first: what it asks for is then known to all.");
        }
        return new PopulateRequest(wanted, canonical, subject);
    }

    boolean byIdentifier() {
        return subject.indexOf('|') >= 0;
    }

    private static Parameters body(RequestDetails request) {
        if (request.getResource() != null && !(request.getResource() instanceof Parameters)) {
            throw refuse(IssueType.INVALID, "The body of an operation is a Parameters resource.");
        }
        return request.getResource() == null ? new Parameters() : (Parameters) request.getResource();
    }

    private static void needKnown(RequestDetails request) {
        List<String> names = new ArrayList<>(request.getParameters().keySet());
        names.removeIf(name -> name.startsWith("_"));
        names.addAll(BodyParameters.names(request));
        if (!KNOWN.containsAll(names)) {
            throw refuse(
                    IssueType.NOTSUPPORTED,
                    "$populate takes subject, canonical, questionnaireRef and local: what the person has told is found"
                            + " in the record, and no resource needs to be sent.");
        }
    }

    private static Optional<String> one(String name, Parameters body, RequestDetails request) {
        Map<String, String[]> url = request.getParameters();
        List<String> values = new ArrayList<>(List.of(url.getOrDefault(name, new String[0])));
        for (ParametersParameterComponent parameter : body.getParameter()) {
            if (name.equals(parameter.getName())) {
                values.add(text(parameter.getValue()));
            }
        }
        values.removeIf(value -> value == null || value.isBlank());
        if (values.size() > 1) {
            throw refuse(IssueType.INVALID, "$populate takes " + name + " once.");
        }
        return values.stream().findFirst();
    }

    private static String text(Type value) {
        if (value instanceof Reference reference) {
            return reference.hasReference() ? reference.getReference() : text(reference.getIdentifier());
        }
        if (value instanceof Identifier identifier) {
            return identifier.hasSystem() && identifier.hasValue()
                    ? identifier.getSystem() + "|" + identifier.getValue()
                    : null;
        }
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
    }

    private static RuntimeException refuse(IssueType type, String instead) {
        return Refusal.plain(400, type, instead);
    }
}
