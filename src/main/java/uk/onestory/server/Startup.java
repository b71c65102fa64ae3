package uk.onestory.server;

import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the {@link StartupStep}s after all beans are there and before the web server opens its port. */
@Component
class Startup implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private final List<StartupStep> steps;
    private volatile boolean running;

    Startup(List<StartupStep> steps) {
        this.steps =
                steps.stream().sorted(Comparator.comparing(StartupStep::stage)).toList();
    }

    @Override
    public void start() {
        for (StartupStep step : steps) {
            long begin = System.nanoTime();
            step.run();
            LOG.info("{} done in {} ms", step.stage(), (System.nanoTime() - begin) / 1_000_000);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the largest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
