package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.conformance.ScoreTools;

class ScoreChartTest {

    private static final String PHQ_9 = "720433000";
    private static final String RESULT = "//svg";

    private final StoryPage page = new StoryPage();

    @Test
    void aCurveRunsOverTimeOnTheScaleOfItsTool() {
        ScoreChart chart = charts(
                        score(PHQ_9, "2026-01-01", 0), score(PHQ_9, "2026-01-11", 27), score(PHQ_9, "2026-01-21", 9))
                .get(0);
        assertThat(chart.points()).extracting(ScoreChart.Point::x).containsExactly("7.0%", "31.5%", "56.0%");
        assertThat(chart.points()).extracting(ScoreChart.Point::y).containsExactly("86.0%", "14.0%", "62.0%");
        assertThat(chart.points()).extracting(ScoreChart.Point::number).containsExactly("0", "27", "9");
        assertThat(chart.points())
                .extracting(ScoreChart.Point::date)
                .containsExactly("1 Jan 2026", null, "21 Jan 2026");
        assertThat(chart.marks())
                .extracting(ScoreChart.Mark::name)
                .containsExactly("none or minimal", "mild", "moderate", "moderately severe", "severe");
        assertThat(chart.words())
                .contains("from 0 to 27: 3 results, from 0 on 1 January 2026 to 9 on 21 January 2026.");
    }

    @Test
    void oneResultIsNoCurveAndWhatIsOffTheScaleIsOnNone() {
        assertThat(charts(score(PHQ_9, "2026-01-01", 12))).isEmpty();
        assertThat(charts(score(PHQ_9, "2026-01-01", 12), score(PHQ_9, "2026-02-01", 270)))
                .isEmpty();
        assertThat(charts(score("999", "2026-01-01", 12), score("999", "2026-02-01", 13)))
                .isEmpty();
    }

    @Test
    void resultsOfOneDayStandSideBySide() {
        assertThat(charts(score(PHQ_9, "2026-01-01", 12), score(PHQ_9, "2026-01-01", 13))
                        .get(0)
                        .points())
                .extracting(ScoreChart.Point::x)
                .containsExactly("7.0%", "56.0%");
    }

    @Test
    void ofAVeryLongCurveTheNewestPartIsDrawn() {
        List<Observation> many = new ArrayList<>();
        for (int i = 1; i <= 28; i++) {
            many.add(score(PHQ_9, "2026-02-%02d".formatted(i), i % 27));
        }
        ScoreChart chart = charts(many.toArray(Observation[]::new)).get(0);
        assertThat(chart.points()).hasSize(24);
        assertThat(chart.points()).filteredOn(point -> point.number() != null).hasSize(2);
        assertThat(chart.points().get(0).date()).isEqualTo("5 Feb 2026");
    }

    @Test
    void olderAndNewerCodesOfAToolAreOneCurve() {
        assertThat(charts(score(PHQ_9, "2026-01-01", 12), score("506701000000100", "2026-02-01", 13)))
                .hasSize(1);
    }

    @Test
    void everyToolOfThePackageHasAScale() {
        assertThat(ScoreTools.TABLE.stream()
                        .map(code -> ScoreTools.of(score(code, "2026-01-01", 1).getCode())
                                .orElseThrow()))
                .allMatch(tool -> ScoreScale.of(tool).isPresent());
    }

    @Test
    void thePageDrawsItWithItsWordsAndKeepsTheNumbersBeside() {
        Bundle story = story(score(PHQ_9, "2026-01-01", 12), score(PHQ_9, "2026-02-01", 13));
        PageReader read = PageReader.of(page.of(story, StoryRequest.EVERYTHING));
        assertThat(read.one(RESULT + "/@role")).isEqualTo("img");
        assertThat(read.one(RESULT + "/@aria-label")).contains("2 results, from 12");
        assertThat(read.all(RESULT + "//circle")).hasSize(2);
        assertThat(read.one("//section[@id='scores']//dl")).contains("12", "13", "1 January 2026");
        assertThat(PageReader.of(page.of(StoryFixture.story("no-history"), StoryRequest.EVERYTHING))
                        .all(RESULT))
                .isEmpty();
    }

    private static List<ScoreChart> charts(Observation... scores) {
        Bundle story = story(scores);
        return ScoreCharts.of(StoryFixture.section(story, "scores"), story);
    }

    private static Bundle story(Observation... scores) {
        Patient person = new Patient();
        person.setId("Patient/somebody");
        List<Resource> record = new ArrayList<>(List.of(scores));
        record.add(person);
        return StoryFixture.story(record, StoryRequest.EVERYTHING);
    }

    private static Observation score(String tool, String date, int result) {
        Observation score = new Observation().setStatus(ObservationStatus.FINAL);
        score.setId("Observation/" + tool + "-" + date + "-" + result);
        score.addCategory()
                .addCoding()
                .setSystem("https://fhir.onestory.example/CodeSystem/OneStory-ObservationKind")
                .setCode("score");
        score.getCode().addCoding().setSystem("http://snomed.info/sct").setCode(tool);
        score.setEffective(new DateTimeType(date)).setValue(new IntegerType(result));
        return score;
    }
}
