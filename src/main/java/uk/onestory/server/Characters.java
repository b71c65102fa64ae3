package uk.onestory.server;

/**
 * What may stand in a text: FHIR R4 (datatypes.html#string) allows no control characters but tab and line ends, and XML
 * 1.0 can carry neither those nor halves of surrogate pairs. Stored once, such a text could never be sent as XML.
 */
public final class Characters {

    public static final String WORDS =
            "The text holds a control character or half of a surrogate pair: send it without.";

    private Characters() {}

    public static boolean areAllowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean pair = Character.isHighSurrogate(next)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(next)
                    || (next < ' ' && next != '\t' && next != '\n' && next != '\r')
                    || next >= '\uFFFE') {
                return false;
            }
        }
        return true;
    }
}
