package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/** The promise of {@link StoryQueryPlan}: as many SQL statements for a long record as for a short one. */
class StoryStatementsIT {

    @Test
    void longRecordTakesNoMoreStatementsThanShortOne() {
        StoryPerson shortRecord = StoryPerson.send(0);
        StoryPerson longRecord = StoryPerson.send(1_000);
        tell(shortRecord);
        tell(longRecord);
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            long few = statements(statistics, shortRecord);
            long many = statements(statistics, longRecord);
            assertThat(many).isEqualTo(few).isLessThanOrEqualTo(6);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** The least of several: timers of the server ask the database too, at moments of their own. */
    private static long statements(Statistics statistics, StoryPerson person) {
        return LongStream.range(0, 7)
                .map(time -> {
                    statistics.clear();
                    tell(person);
                    return statistics.getPrepareStatementCount();
                })
                .min()
                .orElseThrow();
    }

    private static void tell(StoryPerson person) {
        StoryPerson.request("demo-gp")
                .get(OneStoryServer.base() + "/Patient/" + person.id() + "/$story")
                .then()
                .statusCode(200);
    }
}
