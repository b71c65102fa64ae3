package uk.onestory.retry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Answers that are old enough go. Every node does it: what one has deleted the others do not find. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Memory memory;

    Forgetting(Memory memory) {
        this.memory = memory;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void forget() {
        int forgotten = memory.forgetOld();
        if (forgotten > 0) {
            LOG.info("{} answers to requests are no longer remembered", forgotten);
        }
    }
}
