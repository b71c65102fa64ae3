package uk.onestory.server;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Runs the {@link WarmUp}s on a thread of their own, from the moment this bean is made. */
@Component
class WarmUps implements StartupStep {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(WarmUps::thread);
    private final CompletableFuture<Void> done;

    WarmUps(List<WarmUp> warmUps) {
        this.done = CompletableFuture.runAsync(() -> warmUps.forEach(WarmUp::warmUp), thread);
    }

    @Override
    public Stage stage() {
        return Stage.WARM_UP;
    }

    @Override
    public void run() {
        done.join();
        thread.shutdown();
    }

    /** Of the process, not of the web application during whose start it is made: it may outlive a start that fails. */
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "warm-up");
        thread.setContextClassLoader(WarmUps.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
