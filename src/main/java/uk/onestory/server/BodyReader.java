package uk.onestory.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Reads the body of a request into memory, no more than allowed and no longer than allowed. */
class BodyReader {

    private static final int CHUNK = 16 * 1024;

    private final int limit;
    private final Duration time;

    /**
     * @param limit most bytes, as they are sent and after decompression
     * @param time longest time for all of it
     */
    BodyReader(int limit, Duration time) {
        this.limit = limit;
        this.time = time;
    }

    /**
     * @param encoding value of {@code Content-Encoding}, or null
     * @param announced value of {@code Content-Length}, or -1
     * @throws RefusedRequest 413, 408, 415, or 400 for what is no gzip
     */
    byte[] read(InputStream sent, String encoding, long announced) throws IOException {
        boolean gzip = isGzip(encoding);
        Metered metered = new Metered(sent, limit, System.nanoTime() + time.toNanos());
        if (announced > limit) {
            metered.drain();
            throw tooLarge();
        }
        try {
            return gzip ? all(new GZIPInputStream(metered, CHUNK), CHUNK) : all(metered, (int) announced);
        } catch (ZipException | EOFException broken) {
            throw new RefusedRequest(
                    Failure.of(400, IssueType.STRUCTURE, "The body is not the gzip that Content-Encoding says."));
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        } catch (RefusedRequest refused) {
            if (refused.failure().status() == 413) {
                metered.drain();
            }
            throw refused;
        }
    }

    private byte[] all(InputStream in, int announced) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(announced, CHUNK));
        byte[] chunk = new byte[CHUNK];
        for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
            if (body.size() + got > limit) {
                throw tooLarge();
            }
            body.write(chunk, 0, got);
        }
        return body.toByteArray();
    }

    private static boolean isGzip(String encoding) throws RefusedRequest {
        String name = encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "identity", "" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new RefusedRequest(Failure.of(
                        415, IssueType.NOTSUPPORTED, "Send the body as it is or with Content-Encoding: gzip."));
        };
    }

    private RefusedRequest tooLarge() {
        return new RefusedRequest(Failure.ofRule(
                413,
                IssueType.TOOLONG,
                RuleCode.TOO_LARGE,
                "The body is larger than " + limit + " bytes: send less at a time."));
    }

    private RefusedRequest tooSlow() {
        return new RefusedRequest(
                Failure.of(408, IssueType.TIMEOUT, "The body did not arrive within " + time.toSeconds() + " seconds."));
    }

    /** Counts what arrives and looks at the clock. */
    private final class Metered extends InputStream {

        private final InputStream sent;
        private final long deadline;
        private long left;

        Metered(InputStream sent, long limit, long deadline) {
            this.sent = sent;
            this.deadline = deadline;
            // one more than allowed, to notice that there is more
            this.left = limit + 1;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int got = read(one, 0, 1);
            return got < 0 ? got : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                throw tooLarge();
            }
            int got = sent.read(into, offset, (int) Math.min(length, left));
            if (System.nanoTime() > deadline) {
                throw tooSlow();
            }
            left -= Math.max(got, 0);
            return got;
        }

        /** A client that still sends would lose the answer with its connection: read on for a while. */
        void drain() throws IOException {
            long more = limit;
            byte[] chunk = new byte[CHUNK];
            try {
                for (int got = sent.read(chunk); got >= 0 && more > 0; got = sent.read(chunk)) {
                    more -= got;
                    if (System.nanoTime() > deadline) {
                        return;
                    }
                }
            } catch (SocketTimeoutException silent) {
                // the client waits for the answer
            }
        }
    }
}
