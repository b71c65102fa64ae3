package uk.onestory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.root;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms and dashboard ask for metrics that a running server has, from its start on. */
class MonitoringFilesIT {

    private static final Path FOLDER = Path.of("docker", "monitoring");
    /** Each selector in these files names its job, so that other programs' metrics stay out. */
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]*)\\{job=");

    private static final Pattern ANY_SELECTOR = Pattern.compile("([a-zA-Z_]+)\\{(?!\\{)");
    /** Prometheus itself makes them. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static String metrics;

    @BeforeAll
    static void scrape() {
        given().get(root() + "/fhir/metadata").then().statusCode(200);
        System.gc();
        metrics = as("demo-admin").get(root() + "/actuator/prometheus").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "dashboard.json", "alerts-test.yaml"})
    void namesMetricsThatTheServerHas(String file) throws IOException {
        Set<String> asked = found(METRIC, text(file));
        asked.removeAll(OF_PROMETHEUS);

        assertThat(asked).isNotEmpty().isSubsetOf(names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
    void asksForMetricsOfItsJobOnly(String file) throws IOException {
        Set<String> selectors = found(ANY_SELECTOR, text(file));
        selectors.remove("ALERTS");

        assertThat(selectors).isEqualTo(found(METRIC, text(file)));
    }

    @Test
    void countersOfAlarmsStandAtZeroBeforeAnythingHasHappened() {
        assertThat(metrics)
                .contains("onestory_referral_escalations_total{outcome=\"failed\"}")
                .contains("onestory_referral_escalations_total{outcome=\"done\"}")
                .contains("onestory_referral_reminders_total{outcome=\"failed\"}")
                .contains("onestory_retells_total{sector=\"mental_health\"}")
                .contains("logback_events_total{level=\"error\"}");
    }

    @Test
    void everyAlarmHasATestThatRaisesItAndOneThatDoesNot() throws IOException {
        Set<String> alarms = found(Pattern.compile("alert: ([A-Za-z]+)"), text("alerts.yaml"));
        String tests = text("alerts-test.yaml");
        Set<String> quiet = found(Pattern.compile("\\{alertname: ([A-Za-z]+)"), tests);
        Set<String> raised = found(Pattern.compile("(?:- alertname: |alertname=\")([A-Za-z]+)"), tests);

        assertThat(quiet).isEqualTo(alarms);
        assertThat(raised).isEqualTo(alarms);
    }

    @Test
    void panelsOfTheDashboardHaveIdsOfTheirOwnAndDoNotOverlap() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> cells = new HashSet<>();
        JsonNode dashboard =
                new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            JsonNode place = panel.get("gridPos");
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    List<Integer> cell =
                            List.of(place.get("x").asInt() + x, place.get("y").asInt() + y);
                    assertThat(cell.get(0)).isLessThan(24);
                    assertThat(cells.add(cell)).as(panel.get("title").asText()).isTrue();
                }
            }
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file)).replace("\\\"", "\"");
    }

    private static Set<String> names() {
        return found(Pattern.compile("(?m)^([a-z][a-z0-9_]*)"), metrics);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
