package uk.onestory.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** {@link TransactionLocks} of a database that only this process opens. */
class ProcessLocks {

    /** Two transactions that wait for each other are told apart by this. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Thread> holders = new HashMap<>();

    synchronized boolean take(String name) {
        Thread holder = holders.get(name);
        if (holder == null) {
            holders.put(name, Thread.currentThread());
            releaseAtTheEnd(name);
        }
        return holder == null || holder == Thread.currentThread();
    }

    synchronized void await(String name) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!take(name)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new CannotAcquireLockException("another transaction holds the lock");
                }
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("stopped while waiting for another transaction", stopped);
        }
    }

    /** A transaction belongs to its thread, which also ends it. */
    private void releaseAtTheEnd(String name) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                release(name);
            }
        });
    }

    private synchronized void release(String name) {
        holders.remove(name);
        notifyAll();
    }
}
