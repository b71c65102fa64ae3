package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.bean;
import static uk.onestory.OneStoryServer.token;
import static uk.onestory.OneStoryServer.withToken;

import io.restassured.response.Response;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** A search that the caller may not make asks the database nothing, also not whether a record was joined. */
class RefusedSearchIT {

    private final String tasksOnly = token("demo-cmht", "system/Task.rs");

    @Test
    void alone() {
        assertThat(statements(() -> withToken(tasksOnly).get("/Condition?patient=Patient/some-old-record"), 403))
                .isZero();
        assertThat(statements(() -> withToken(tasksOnly).get("/Task?patient.link=Patient/some-old-record"), 403))
                .isZero();
    }

    @Test
    void inABatch() {
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\","
                + "\"url\":\"Condition?subject=Patient/some-old-record\"}}]}";

        assertThat(statements(() -> withToken(tasksOnly).body(batch).post(), 200))
                .isZero();
    }

    /** The least of several: timers of the server ask the database too. */
    private static long statements(Supplier<Response> request, int status) {
        Statistics statistics =
                bean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            return LongStream.range(0, 5)
                    .map(time -> {
                        statistics.clear();
                        assertThat(request.get().statusCode()).isEqualTo(status);
                        return statistics.getPrepareStatementCount();
                    })
                    .min()
                    .orElseThrow();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
