package uk.onestory.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The text of a body, decoded as its sender declares it: by the charset of {@code Content-Type}, else by byte order mark or
 * XML declaration, else as UTF-8. No byte becomes a replacement character: what cannot be decoded is refused.
 */
final class SentText {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";,\\s]+)");
    private static final Pattern DECLARATION = Pattern.compile("^<\\?xml\\b[^>]*?\\?>");
    private static final Pattern ENCODING = Pattern.compile("\\bencoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SentText() {}

    /**
     * @param root resource type that the URL names
     * @return the same in UTF-8, without byte order mark and XML declaration
     * @throws RefusedRequest 415 for a charset that is not known here, 400 for bytes that are not of the charset
     */
    static byte[] inUtf8(byte[] body, BodyType type, String contentType, String root) throws RefusedRequest {
        if (body.length == 0) {
            return body;
        }
        Charset charset = charset(body, type, contentType);
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new RefusedRequest(Failure.of(
                            400,
                            IssueType.STRUCTURE,
                            "The bytes of the body are not those of its charset (" + charset
                                    + "): say in Content-Type which it is, or send UTF-8.")
                    .at(root));
        }
        String plain = text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        if (type == BodyType.XML) {
            plain = withoutDeclaration(plain);
        }
        return plain.length() == text.length() && charset.equals(StandardCharsets.UTF_8)
                ? body
                : plain.getBytes(StandardCharsets.UTF_8);
    }

    private static Charset charset(byte[] body, BodyType type, String contentType) throws RefusedRequest {
        Matcher declared = CHARSET.matcher(contentType == null ? "" : contentType);
        if (declared.find()) {
            return named(declared.group(1));
        }
        if (body.length > 1) {
            int first = ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
            if (first == 0xFEFF || first == 0xFFFE) {
                return StandardCharsets.UTF_16;
            }
            if (type == BodyType.XML && (first == 0x003C || first == 0x3C00)) {
                return first == 0x003C ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            }
        }
        if (type == BodyType.XML) {
            String beginning =
                    new String(body, 0, Math.min(body.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
            Matcher declaration = DECLARATION.matcher(beginning);
            Matcher encoding = declaration.find() ? ENCODING.matcher(declaration.group()) : null;
            if (encoding != null && encoding.find()) {
                return named(encoding.group(1));
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String name) throws RefusedRequest {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new RefusedRequest(
                    Failure.of(415, IssueType.NOTSUPPORTED, "The charset of the body is not known here: send UTF-8."));
        }
    }

    /** Its encoding is no longer true; the lines stay where they are. */
    private static String withoutDeclaration(String xml) {
        Matcher declaration = DECLARATION.matcher(xml);
        return declaration.find()
                ? declaration.group().replaceAll("[^\r\n]", "") + xml.substring(declaration.end())
                : xml;
    }
}
