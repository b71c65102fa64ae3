package uk.onestory.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration people once the server answers, and then says how to try it. The server counts as ready when
 * they are there; should one be refused, the server goes on without the rest.
 */
@Component
class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final PeopleLoader loader;
    private final Banner banner;

    Demonstration(PeopleLoader loader, Banner banner) {
        this.loader = loader;
        this.banner = banner;
    }

    /** When the server already calls itself healthy: a hundred thousand people take their time. */
    @EventListener
    void ready(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return;
        }
        try {
            loader.load();
        } catch (RuntimeException failed) {
            LOG.error("The demonstration people are not complete", failed);
        }
        banner.show();
    }
}
