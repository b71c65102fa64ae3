package uk.onestory.retry;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * What a client was told.
 *
 * @param status HTTP status
 * @param headers those that tell of the outcome, {@code Content-Type} among them
 * @param body uncompressed; null where it was too large to be remembered
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, byte[] body) {

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    Answer withBody(String contentType, byte[] other) {
        Map<String, String> changed = new java.util.TreeMap<>(headers);
        changed.put("Content-Type", contentType);
        return new Answer(status, changed, other);
    }
}
