package uk.onestory.ask;

import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.onestory.story.StoryOpened;

/** When an organisation opened a person's story for the first time: the table {@code onestory_opened}. */
@Component
class OpenedStories {

    private static final String IS_OPEN = "SELECT COUNT(*) FROM onestory_opened WHERE organization = ? AND person = ?";
    private static final String ADD = "INSERT INTO onestory_opened (organization, person, opened_at) VALUES (?, ?, ?)";
    private static final String MOVE = "UPDATE onestory_opened SET person = ? WHERE person = ? AND organization NOT IN"
            + " (SELECT organization FROM onestory_opened WHERE person = ?)";
    private static final String FORGET = "DELETE FROM onestory_opened WHERE person = ?";

    private static final Logger LOG = LoggerFactory.getLogger(OpenedStories.class);

    private final JdbcTemplate jdbc;
    private final CurrencyWatch watch;
    private final Clock clock;

    OpenedStories(DataSource dataSource, CurrencyWatch watch, Clock clock) {
        this.watch = watch;
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    @EventListener
    void opened(StoryOpened story) {
        if (!isOpen(story.organization(), story.person())) {
            try {
                jdbc.update(
                        ADD,
                        story.organization(),
                        story.person(),
                        clock.instant().atOffset(ZoneOffset.UTC));
            } catch (DuplicateKeyException another) {
                LOG.debug("Opened twice at the same moment: once is what counts");
            }
            watch.opened(story);
        }
    }

    /** @param organization logical id */
    boolean isOpen(String organization, String person) {
        Integer found = jdbc.queryForObject(IS_OPEN, Integer.class, organization, person);
        return found != null && found > 0;
    }

    /**
     * The record was joined into another one.
     *
     * @param from logical id of the Patient that is closed
     * @param into logical id of the one that goes on
     */
    void follow(String from, String into) {
        jdbc.update(MOVE, into, from, into);
        jdbc.update(FORGET, from);
    }
}
