package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Way;

/** Every step of a Task by everybody and on every way is answered as {@code referral/grid.txt} says. */
class GridIT {

    private static final int STATUSES = 12;
    private static final List<Grid.Cell> CELLS = Grid.cells();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static GridPerson person;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void gridHasACellForEachStepOfEachRole() {
        assertThat(CELLS)
                .hasSize(STATUSES * STATUSES * Grid.Role.values().length)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rolesAndWays")
    void bareStepIsAnsweredAsTheGridSays(Grid.Role role, Way way) throws Exception {
        Map<TaskStatus, Unchanged> refusing = new EnumMap<>(TaskStatus.class);
        SoftAssertions all = new SoftAssertions();
        for (Grid.Cell cell : cellsOf(role)) {
            boolean taken = cell.answer() == Grid.Answer.OK;
            Task task = taken
                    ? person().taskThatIs(cell.from())
                    : refusing.computeIfAbsent(cell.from(), Unchanged::taskThatIs)
                            .task();
            String got = send(role, way, task, GridPerson.bare(task, cell.to()), null);
            all.assertThat(got).as("%s %s", way, cell).isEqualTo(expected(cell));
        }
        refusing.forEach((from, refused) -> all.assertThat(GridPerson.versions(refused.task()))
                .as("%s %s from %s: what is stored", way, role, from)
                .isEqualTo(refused.versions()));
        all.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void stepWithWhatItNeedsIsTaken(Way way) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Grid.Cell cell : CELLS) {
            if (cell.answer().needsMore()) {
                Task task = person().taskThatIs(cell.from());
                Task moved = person().complete(task, cell.to(), way, cell.role());
                String got = send(cell.role(), way, task, moved, GridPerson.successor(task, cell.to(), way));
                all.assertThat(got).as("%s %s", way, cell).isEqualTo("200");
                all.assertThat(GridPerson.now(task).getStatus())
                        .as("%s %s", way, cell)
                        .isEqualTo(cell.to());
            }
        }
        all.assertAll();
    }

    /** Status code, and the rule where it is refused. */
    private String send(Grid.Role role, Way way, Task before, Task after, Task successor) throws Exception {
        HttpRequest request = way.request(OneStoryServer.base(), before, after, successor)
                .header("Authorization", "Bearer " + OneStoryServer.token(role.partner()))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        String rule = JSON.readTree(answer.body())
                .at("/issue/0/details/coding/0/code")
                .asText();
        return answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + rule;
    }

    private static String expected(Grid.Cell cell) {
        return cell.answer().rule().map(rule -> "422 " + rule).orElse("200");
    }

    private static synchronized GridPerson person() {
        if (person == null) {
            person = new GridPerson();
        }
        return person;
    }

    private static List<Grid.Cell> cellsOf(Grid.Role role) {
        return CELLS.stream().filter(cell -> cell.role() == role).toList();
    }

    static Stream<Arguments> rolesAndWays() {
        return Arrays.stream(Grid.Role.values())
                .flatMap(role -> Arrays.stream(Way.values()).map(way -> Arguments.of(role, way)));
    }

    /** A Task that only refused requests touch, with the versions of all that hangs together with it. */
    private record Unchanged(Task task, List<String> versions) {

        static Unchanged taskThatIs(TaskStatus status) {
            Task task = person().taskThatIs(status);
            return new Unchanged(task, GridPerson.versions(task));
        }
    }
}
