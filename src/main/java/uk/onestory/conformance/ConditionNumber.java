package uk.onestory.conformance;

import uk.onestory.fhir.SearchUrl;

/** NHS numbers in conditions and in searches, in the form that they are stored in. */
final class ConditionNumber {

    private static final String OF_SYSTEM = NhsNumber.SYSTEM + "|";

    private ConditionNumber() {}

    /** @param value of one parameter, decoded */
    static String compact(String value) {
        return value == null || !value.contains(OF_SYSTEM)
                ? value
                : SearchUrl.alternatives(value, ConditionNumber::alternative);
    }

    private static String alternative(String one) {
        // a plus sign is a space in a URL, and in a condition itself: no number has one
        return one.startsWith(OF_SYSTEM)
                ? OF_SYSTEM
                        + WrittenNhsNumber.digits(
                                one.substring(OF_SYSTEM.length()).replace('+', ' '))
                : one;
    }
}
