package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/**
 * What services do all day, in SQL statements of the store (locks by name and remembered answers come on top). A bound is
 * what it takes today: whoever raises one says why in the commit.
 */
class StatementsIT {

    /** Two of them look at people alike who are known without an NHS number, where there are any. */
    @Test
    void aReferralBundleWithItsTaskResponsibilityAndProvenance() {
        assertThat(statements(() -> null, nothing -> Referral.toCmht())).isLessThanOrEqualTo(26);
    }

    /** One more reads which Tasks they are, from a table of our own. */
    @Test
    void aWorkListWithReferralsAndPeople() {
        Referral.toCmht();
        assertThat(statements(() -> null, nothing -> as("demo-cmht")
                        .queryParam("owner", "Organization/me")
                        .queryParam("status", "requested")
                        .queryParam("_include", "Task:focus", "Task:patient")
                        .queryParam("_sort", "due")
                        .queryParam("_count", 20)
                        .get("/Task")
                        .then()
                        .statusCode(200)))
                .isLessThanOrEqualTo(3);
    }

    /** Two episodes come with it. */
    @Test
    void anAcceptance() {
        assertThat(statements(
                        () -> Versioned.of(Referral.toCmht().taskOf("demo-cmht")),
                        task -> task.patchStatus("accepted")))
                .isLessThanOrEqualTo(34);
    }

    @Test
    void aHandOn() {
        assertThat(statements(() -> Referral.toCmht().taskOf("demo-cmht"), task -> task.handOn(
                                "demo-cmht", "HealthcareService/with-you-wigan")
                        .then()
                        .statusCode(200)))
                .isLessThanOrEqualTo(31);
    }

    /** @param version read before, so that only the move is counted */
    private record Versioned(TestTask task, String version) {

        static Versioned of(TestTask task) {
            return new Versioned(task, task.version());
        }

        void patchStatus(String status) {
            as("demo-cmht")
                    .contentType("application/json-patch+json")
                    .header("If-Match", "W/\"" + version + "\"")
                    .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]")
                    .patch("/Task/" + task.id())
                    .then()
                    .statusCode(200);
        }
    }

    /**
     * The least of several: timers of the server ask the database too, at moments of their own. Hibernate fetches ids in
     * blocks, so that one or two statements more or less depend on what was written before: the bounds leave room for that.
     */
    private static <T> long statements(Supplier<T> before, Consumer<T> counted) {
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            return LongStream.range(0, 5)
                    .map(time -> {
                        T given = before.get();
                        statistics.clear();
                        counted.accept(given);
                        return statistics.getPrepareStatementCount();
                    })
                    .min()
                    .orElseThrow();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
