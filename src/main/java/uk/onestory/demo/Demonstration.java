package uk.onestory.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
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
    private final DemoBanner banner;

    Demonstration(PeopleLoader loader, DemoBanner banner) {
        this.loader = loader;
        this.banner = banner;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        try {
            loader.load();
        } catch (RuntimeException failed) {
            LOG.error("The demonstration people are not complete", failed);
        }
        banner.show();
    }
}
