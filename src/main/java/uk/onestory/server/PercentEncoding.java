package uk.onestory.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Percent-encoding of queries and forms (RFC 3986 §2.1), which decodes to UTF-8. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * @param place where the text stands, for the answer
     * @throws RefusedRequest 400
     */
    static void check(String text, String place) throws RefusedRequest {
        if (text != null && text.indexOf('%') >= 0 && !isSound(text)) {
            throw new RefusedRequest(Failure.of(
                    400, IssueType.INVALID, "The percent-encoding of the " + place + " is broken: send %HH of UTF-8."));
        }
    }

    static boolean isSound(String text) {
        byte[] decoded = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%') {
                int value = i + 2 < text.length() ? hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)) : -1;
                if (value < 0) {
                    return false;
                }
                decoded[length++] = (byte) value;
                i += 2;
            } else {
                // what is not encoded parts the sequences, and is somebody else's to judge
                decoded[length++] = ' ';
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded, 0, length));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** Unlike {@link Character#digit} without the digits of other scripts; negative for what is none. */
    private static int hex(char digit) {
        return digit < 0x80 ? Character.digit(digit, 16) : -1;
    }
}
