package uk.onestory.conformance;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * What the validation of one request's resources had to say beside errors, kept until the answer goes out, where the
 * client asks for it ({@code Prefer: return=OperationOutcome}); else nothing is kept.
 */
final class ValidationNotes {

    private static final String KEY = ValidationNotes.class.getName();

    private final boolean wanted;
    private final List<Note> notes = new ArrayList<>();

    private ValidationNotes(boolean wanted) {
        this.wanted = wanted;
    }

    static ValidationNotes of(RequestDetails request) {
        if (request == null) {
            return new ValidationNotes(false);
        }
        return (ValidationNotes)
                request.getUserData().computeIfAbsent(KEY, first -> new ValidationNotes(isWanted(request)));
    }

    boolean areWanted() {
        return wanted;
    }

    void add(IBaseResource resource, List<SingleValidationMessage> messages) {
        if (wanted) {
            messages.forEach(message -> notes.add(new Note(resource, message)));
        }
    }

    /** The resource got its id when it was stored, after the note was made. */
    List<OperationOutcomeIssueComponent> on(String location) {
        IIdType id = new IdType(location).toUnqualifiedVersionless();
        return issues(notes.stream().filter(note -> note.resource()
                .getIdElement()
                .toUnqualifiedVersionless()
                .getIdPart()
                .equals(id.getIdPart())));
    }

    List<OperationOutcomeIssueComponent> all() {
        return issues(notes.stream());
    }

    private static List<OperationOutcomeIssueComponent> issues(Stream<Note> notes) {
        return notes.map(note -> ValidationIssue.of(note.message())).toList();
    }

    private static boolean isWanted(RequestDetails request) {
        String prefer = request.getHeader(Constants.HEADER_PREFER);
        return prefer != null
                && RestfulServerUtils.parsePreferHeader(null, prefer).getReturn() == PreferReturnEnum.OPERATION_OUTCOME;
    }

    private record Note(IBaseResource resource, SingleValidationMessage message) {}
}
