package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ProcessLocksTest {

    private final ProcessLocks locks = new ProcessLocks();

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void oneTransactionHoldsALockAndMayTakeItTwice() throws Exception {
        assertThat(locks.take("a")).isTrue();
        assertThat(locks.take("a")).isTrue();
        assertThat(elsewhere("a").get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(elsewhere("b").get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoWaitsGoesOnWhenTheOtherTransactionEnds() throws Exception {
        locks.await("a");
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            TransactionSynchronizationManager.initSynchronization();
            locks.await("a");
            complete();
        });
        assertThat(waiting).isNotDone();

        complete();
        TransactionSynchronizationManager.initSynchronization();

        waiting.get(10, TimeUnit.SECONDS);
        assertThat(locks.take("a")).isTrue();
    }

    private CompletableFuture<Boolean> elsewhere(String name) {
        return CompletableFuture.supplyAsync(() -> {
            TransactionSynchronizationManager.initSynchronization();
            boolean taken = locks.take(name);
            TransactionSynchronizationManager.clearSynchronization();
            return taken;
        });
    }

    private static void complete() {
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(held -> held.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
        TransactionSynchronizationManager.clearSynchronization();
    }
}
