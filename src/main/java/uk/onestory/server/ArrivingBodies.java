package uk.onestory.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The bodies of requests. What is there is taken at once; for the rest no thread waits: the container collects it as it
 * comes and dispatches the request again when all of it is here.
 */
class ArrivingBodies {

    private static final String BODY = ArrivingBodies.class.getName();
    private static final int CHUNK = 16 * 1024;
    private static final int SECONDS_TO_RETRY = 5;

    private final Duration time;
    private final UnfinishedBodies unfinished;

    /** @param time longest time for a whole body */
    ArrivingBodies(Duration time, UnfinishedBodies unfinished) {
        this.time = time;
        this.unfinished = unfinished;
    }

    static boolean isWhole(HttpServletRequest request) throws IOException {
        return request.getAttribute(BODY) == null && request.getInputStream().isFinished();
    }

    /**
     * @param limit most bytes, as they are sent
     * @return empty where the body is on its way: leave the request, it comes again by an asynchronous dispatch
     * @throws RefusedRequest 413, 408, or 429 where too many are on their way
     */
    Optional<byte[]> take(HttpServletRequest request, int limit) throws IOException {
        if (request.getAttribute(BODY) instanceof ArrivingBody arrived) {
            return Optional.of(arrived.whole());
        }
        long announced = request.getContentLengthLong();
        ServletInputStream in = request.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(0, Math.min(announced, CHUNK)));
        if (in.isFinished() || (announced <= limit && cameWithTheHeaders(in, announced, bytes))) {
            return Optional.of(bytes.toByteArray());
        }
        await(request, in, bytes, limit);
        return Optional.empty();
    }

    /** Of a body in chunks one cannot tell without waiting: half of the length of a chunk may be there. */
    private static boolean cameWithTheHeaders(ServletInputStream in, long announced, ByteArrayOutputStream bytes)
            throws IOException {
        byte[] chunk = new byte[announced > 0 ? (int) Math.min(announced, CHUNK) : 0];
        while (bytes.size() < announced && in.available() > 0) {
            int got = in.read(chunk, 0, (int) Math.min(chunk.length, announced - bytes.size()));
            if (got <= 0) {
                return false;
            }
            bytes.write(chunk, 0, got);
        }
        return bytes.size() == announced;
    }

    private void await(HttpServletRequest request, ServletInputStream in, ByteArrayOutputStream bytes, int limit)
            throws IOException {
        String address = request.getRemoteAddr();
        if (!unfinished.begin(address)) {
            throw new RefusedRequest(Failure.retry(
                    429,
                    IssueType.THROTTLED,
                    "Too many requests from this address are not sent to their end: finish them first.",
                    SECONDS_TO_RETRY));
        }
        try {
            AsyncContext context = request.startAsync();
            ArrivingBody body = new ArrivingBody(context, in, bytes, limit, time, () -> unfinished.end(address));
            if (request.getContentLengthLong() > limit) {
                body.refuse(ArrivingBody.tooLarge(limit));
            }
            context.setTimeout(time.toMillis());
            context.addListener(body);
            request.setAttribute(BODY, body);
            in.setReadListener(body);
        } catch (RuntimeException failed) {
            unfinished.end(address);
            throw failed;
        }
    }
}
