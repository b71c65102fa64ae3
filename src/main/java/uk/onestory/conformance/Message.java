package uk.onestory.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;

/** Messages of our own in the form of the validator's. */
final class Message {

    private Message() {}

    /**
     * @param id of the rule that is broken, or of the message of the HL7 validator that says the same
     * @param words what to send instead
     */
    static SingleValidationMessage of(ResultSeverityEnum severity, String path, String id, String words) {
        SingleValidationMessage message = new SingleValidationMessage();
        message.setSeverity(severity);
        message.setLocationString(path);
        message.setMessageId(id);
        message.setMessage(words);
        return message;
    }
}
