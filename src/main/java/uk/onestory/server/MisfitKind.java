package uk.onestory.server;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.utilities.i18n.I18nConstants;

/** In which way a body does not have the form of FHIR, with the code that the HL7 validator has for it. */
enum MisfitKind {
    UNKNOWN(I18nConstants.UNRECOGNISED_PROPERTY_),
    RESOURCE_TYPE(I18nConstants.UNABLE_TO_FIND_RESOURCETYPE_PROPERTY),
    OBJECT(I18nConstants.THIS_PROPERTY_MUST_BE_AN_OBJECT_NOT_),
    ARRAY(I18nConstants.THIS_PROPERTY_MUST_BE_AN_ARRAY_NOT_),
    NO_ARRAY(I18nConstants.THIS_PROPERTY_MUST_BE_AN_SIMPLE_VALUE_NOT_),
    EMPTY(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_PRIMITIVE_NOTEMPTY),
    DUPLICATE(I18nConstants.DUPLICATE_JSON_PROPERTY_KEY),
    BOOLEAN(I18nConstants.ERROR_PARSING_JSON_THE_PRIMITIVE_VALUE_MUST_BE_A_BOOLEAN),
    NUMBER(I18nConstants.ERROR_PARSING_JSON_THE_PRIMITIVE_VALUE_MUST_BE_A_NUMBER),
    STRING(I18nConstants.ERROR_PARSING_JSON_THE_PRIMITIVE_VALUE_MUST_BE_A_STRING),
    CHARACTERS(I18nConstants.UNICODE_XML_BAD_CHARS),
    XHTML(I18nConstants.ERROR_PARSING_XHTML_),
    CODE(I18nConstants.TERMINOLOGY_TX_NOVALID_16),
    DATE(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_DATE_VALID),
    DATE_TIME(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_DATETIME_VALID),
    INSTANT(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_INSTANT_VALID),
    TIME(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_TIME_VALID),
    INTEGER(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_INTEGER_VALID),
    DECIMAL(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_DECIMAL_VALID),
    BASE64(I18nConstants.TYPE_SPECIFIC_CHECKS_DT_BASE64_VALID),
    VALUE(I18nConstants.VALIDATION_VAL_CONTENT_UNKNOWN);

    private final String messageId;

    MisfitKind(String messageId) {
        this.messageId = messageId;
    }

    /** For a value that does not have the form of a primitive type. */
    static MisfitKind ofType(String type) {
        return switch (type) {
            case "date" -> DATE;
            case "dateTime" -> DATE_TIME;
            case "instant" -> INSTANT;
            case "time" -> TIME;
            case "integer", "positiveInt", "unsignedInt" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "base64Binary" -> BASE64;
            case "xhtml" -> XHTML;
            case "code" -> CODE;
            default -> VALUE;
        };
    }

    String messageId() {
        return messageId;
    }

    IssueType issueType() {
        return this.compareTo(CODE) >= 0 ? IssueType.VALUE : IssueType.STRUCTURE;
    }
}
