package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** Accepting a referral is what services do all day: it writes two episodes as well, and must stay quick. */
class AcceptStatementsIT {

    @Test
    void acceptingTakesFewStatements() {
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            assertThat(statements(statistics)).isLessThanOrEqualTo(31);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** The least of several: timers of the server ask the database too, at moments of their own. */
    private static long statements(Statistics statistics) {
        return LongStream.range(0, 5)
                .map(time -> {
                    Referral referral = Referral.toCmht();
                    TestTask task = referral.taskOf("demo-cmht");
                    String version = task.version();
                    statistics.clear();
                    OneStoryServer.as("demo-cmht")
                            .contentType("application/json-patch+json")
                            .header("If-Match", "W/\"" + version + "\"")
                            .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]")
                            .patch("/Task/" + task.id())
                            .then()
                            .statusCode(200);
                    return statistics.getPrepareStatementCount();
                })
                .min()
                .orElseThrow();
    }
}
