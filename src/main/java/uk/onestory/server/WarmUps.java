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

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "warm-up"));
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

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
