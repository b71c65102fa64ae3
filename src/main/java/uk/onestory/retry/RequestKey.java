package uk.onestory.retry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * By what a request is known again.
 *
 * @param partner client system, from its token
 * @param id {@code X-Request-Id}
 * @param entry index of the entry of a batch that this is about; -1 for the request as a whole
 * @param digest SHA-256 of all that makes the request another one
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals, in the one place that compares
record RequestKey(String partner, UUID id, int entry, byte[] digest) {

    static final String HEADER = "X-Request-Id";

    private static final int WHOLE = -1;

    /** Headers by which the same body means something else. */
    private static final List<String> MEANING =
            List.of("If-Match", "If-None-Exist", "X-Acting-For", "NHSD-End-User-Organisation");

    /** Empty where the client did not send an id. */
    static Optional<RequestKey> of(HttpServletRequest request) throws IOException {
        String id = request.getHeader(HEADER);
        Principal partner = request.getUserPrincipal();
        if (id == null || partner == null) {
            return Optional.empty();
        }
        return Optional.of(new RequestKey(partner.getName(), UUID.fromString(id), WHOLE, digest(request)));
    }

    RequestKey ofEntry(int index) {
        return new RequestKey(partner, id, index, digest);
    }

    /** Name of the lock that is held while the request is answered. */
    String lock() {
        return "request " + id + " " + partner;
    }

    private static byte[] digest(HttpServletRequest request) throws IOException {
        MessageDigest digest = sha256();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        add(digest, request.getQueryString());
        MEANING.forEach(header -> add(digest, request.getHeader(header)));
        if (!"DELETE".equals(request.getMethod())) {
            digest.update(request.getInputStream().readAllBytes());
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
