package uk.onestory.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import uk.onestory.fhir.Elements;
import uk.onestory.server.Characters;

/** What the validator lets pass though it could not be stored, or not be sent again, whatever way it came in. */
final class StoredForm {

    /** FHIR R4 references.html: contained, in the bundle, elsewhere, here, or a condition within a transaction. */
    private static final Pattern REFERENCE = Pattern.compile("#.*"
            + "|urn:(uuid|oid):.+"
            + "|https?://.+"
            + "|[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?(#.*)?"
            + "|[A-Z][A-Za-z]+\\?.+");

    private StoredForm() {}

    static List<SingleValidationMessage> errors(Resource resource) {
        List<SingleValidationMessage> errors = new ArrayList<>();
        Elements.visit(resource, (path, element) -> check(path, element, errors));
        return errors;
    }

    static void check(String path, Base element, List<SingleValidationMessage> errors) {
        NotToBeIgnored.words(path, element)
                .ifPresent(words -> errors.add(Message.of(
                        ResultSeverityEnum.ERROR, path, Rule.SYSTEM + "#" + Rule.NOT_UNDERSTOOD.code(), words)));
        if (element instanceof PrimitiveType<?> value && value.hasValue()) {
            if (!Characters.areAllowed(value.getValueAsString())) {
                errors.add(Message.of(
                        ResultSeverityEnum.ERROR, path, I18nConstants.UNICODE_XML_BAD_CHARS, Characters.WORDS));
            }
        } else if (element instanceof Reference reference
                && reference.getReference() != null
                && !REFERENCE.matcher(reference.getReference()).matches()) {
            errors.add(Message.of(
                    ResultSeverityEnum.ERROR,
                    path + ".reference",
                    I18nConstants.REFERENCE_REF_FORMAT1,
                    "This is no reference: send Type/id, for example Patient/1, an absolute URL, urn:uuid: of another entry"
                            + " of the bundle, or # and the id of a contained resource."));
        }
    }
}
