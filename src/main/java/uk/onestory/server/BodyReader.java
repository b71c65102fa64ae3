package uk.onestory.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Unpacks the body of a request, no more than allowed. */
class BodyReader {

    private static final int CHUNK = 16 * 1024;

    private final int limit;

    /** @param limit most bytes after decompression */
    BodyReader(int limit) {
        this.limit = limit;
    }

    /**
     * @param encoding value of {@code Content-Encoding}, or null
     * @throws RefusedRequest 413, or 400 for what is no gzip
     */
    byte[] read(byte[] sent, String encoding) throws IOException {
        if (!isGzip(encoding)) {
            return sent;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent), CHUNK)) {
            return unpacked(in);
        } catch (ZipException | EOFException broken) {
            throw new RefusedRequest(
                    Failure.of(400, IssueType.STRUCTURE, "The body is not the gzip that Content-Encoding says."));
        }
    }

    private byte[] unpacked(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
            if (body.size() + got > limit) {
                throw new RefusedRequest(ArrivingBody.tooLarge(limit));
            }
            body.write(chunk, 0, got);
        }
        return body.toByteArray();
    }

    /** @throws RefusedRequest 415 for an encoding that is not known */
    static boolean isGzip(String encoding) throws RefusedRequest {
        String name = encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "identity", "" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new RefusedRequest(Failure.of(
                        415, IssueType.NOTSUPPORTED, "Send the body as it is or with Content-Encoding: gzip."));
        };
    }
}
