package uk.onestory.retry;

import java.util.Arrays;
import uk.onestory.access.Scopes;

/**
 * The first answer to a request.
 *
 * @param digest of that request
 * @param scopes what the token granted then
 * @param answer as it was given
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
record Remembered(byte[] digest, String scopes, Answer answer) {

    boolean isTo(RequestKey request) {
        return Arrays.equals(digest, request.digest());
    }

    /** Whether a token of today may see all that the answer shows: a refusal shows nothing of the store. */
    boolean mayBeShownTo(Scopes granted) {
        return answer.status() >= 400 || granted.coverAll(scopes);
    }
}
