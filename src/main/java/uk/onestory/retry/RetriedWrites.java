package uk.onestory.retry;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import uk.onestory.server.AroundWrites;

/**
 * Performs a request that lost a race again, from its body on: nothing of the lost try is left, neither in the store nor in
 * the resources that the rules had filled in. The client hears of the last try.
 */
@Component
class RetriedWrites implements AroundWrites {

    private static final int TRIES = 5;

    /** Milliseconds, by which those who met each other come apart; doubled with each try. */
    private static final int PAUSE = 10;

    private final OnceOnly onceOnly;

    RetriedWrites(OnceOnly onceOnly) {
        this.onceOnly = onceOnly;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Write write)
            throws ServletException, IOException {
        Optional<RequestKey> key = RequestKey.of(request);
        for (int number = 1; ; number++) {
            Attempt attempt = Attempt.begin(request, key.orElse(null));
            HeldAnswer answer;
            if (key.isPresent()) {
                answer = onceOnly.perform(request, response, write, attempt);
            } else {
                answer = new HeldAnswer(response);
                write.perform(request, answer);
            }
            if (!attempt.lostRace() || number == TRIES) {
                answer.release();
                return;
            }
            pause(number);
        }
    }

    private static void pause(int number) throws IOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE << number));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped between two tries", stopped);
        }
    }
}
