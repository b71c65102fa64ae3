package uk.onestory.retry;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import uk.onestory.server.AroundWrites.Write;
import uk.onestory.server.Races;
import uk.onestory.server.TransactionLocks;

/**
 * Performs a request with {@code X-Request-Id}. One database transaction holds all of it: the lock that tells others that
 * it is being answered, what it writes, and the row with its answer. So both are there or neither, whenever the process
 * dies; the answer leaves after the commit. A refusal writes nothing, and its row comes afterwards.
 */
@Component
class OnceOnly {

    /** Answers that another moment, another token or another load would change. */
    private static final Set<Integer> FLEETING = Set.of(401, 403, 408, 425, 429);

    private static final int REFUSAL = 400;
    private static final int FAILURE = 500;

    private final IHapiTransactionService transactions;
    private final TransactionLocks locks;
    private final Memory memory;
    private final Told told;

    OnceOnly(IHapiTransactionService transactions, TransactionLocks locks, Memory memory, Told told) {
        this.transactions = transactions;
        this.locks = locks;
        this.memory = memory;
        this.told = told;
    }

    HeldAnswer perform(HttpServletRequest request, HttpServletResponse response, Write write, Attempt attempt)
            throws IOException {
        HeldAnswer answer = new HeldAnswer(response);
        TransactionCallback<Void> all = transaction -> {
            work(new Uncompressed(request), answer, write, attempt, transaction);
            return null;
        };
        try {
            transactions.withSystemRequest().execute(all);
        } catch (RuntimeException failed) {
            if (Races.lost(null, failed)) {
                attempt.losesRace();
            }
            HeldAnswer refusal = new HeldAnswer(response);
            write.refuse(request, refusal, failed);
            return refusal;
        }
        if (attempt.replays()) {
            HeldAnswer again = new HeldAnswer(response);
            told.again(attempt.before(), attempt.scopes()).writeTo(again);
            return again;
        }
        if (attempt.isFirst() && isLastingRefusal(answer.getStatus()) && !attempt.lostRace()) {
            keepRefusal(attempt, answer);
        }
        return answer;
    }

    private void work(
            HttpServletRequest request,
            HeldAnswer answer,
            Write write,
            Attempt attempt,
            TransactionStatus transaction) {
        boolean free = locks.take(attempt.key().lock());
        attempt.knows(memory.find(attempt.key()), !free);
        try {
            write.perform(request, answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ServletException failed) {
            throw new IllegalStateException(failed);
        }
        if (answer.getStatus() >= REFUSAL) {
            transaction.setRollbackOnly();
        } else if (attempt.isFirst()) {
            memory.keep(attempt.key(), attempt.scopes().text(), answer.toRemember());
        }
    }

    private static boolean isLastingRefusal(int status) {
        return status >= REFUSAL && status < FAILURE && !FLEETING.contains(status);
    }

    private void keepRefusal(Attempt attempt, HeldAnswer answer) {
        try {
            memory.keep(attempt.key(), attempt.scopes().text(), answer.toRemember());
        } catch (DuplicateKeyException answered) {
            // The same request came in between, and its answer is the first that is remembered.
            return;
        }
    }
}
