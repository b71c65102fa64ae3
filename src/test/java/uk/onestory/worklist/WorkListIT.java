package uk.onestory.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.withToken;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

class WorkListIT {

    /** A condition that every Task meets: with it, HAPI searches. */
    private static final String BY_HAPI = "&_lastUpdated=gt2000-01-01&_count=500";

    private static final String OPEN = "requested,received,accepted";

    private final ManyTasks many = ManyTasks.MADE;

    @ParameterizedTest
    @ValueSource(strings = {"", "due", "authored-on", "_lastUpdated"})
    void pageByPageItIsWhatHapiFindsInTheSameOrder(String sort) {
        for (String owner : many.owners()) {
            for (String status : List.of("requested", "completed", OPEN, "requested,requested")) {
                String search = search(owner, status) + (sort.isEmpty() ? "" : "&_sort=" + sort);
                assertThat(ids(search + "&_count=7")).as(search).isNotEmpty().isEqualTo(ids(search + BY_HAPI));
            }
        }
    }

    /** Where several have the same date, which is the first of them is not said. */
    @ParameterizedTest
    @ValueSource(strings = {"due", "authored-on", "_lastUpdated"})
    void theLatestFirstItIsWhatHapiFindsAndWhoHasNoDateIsLast(String sort) {
        for (String owner : many.owners()) {
            for (String status : List.of("requested", OPEN)) {
                String search = search(owner, status) + "&_sort=-" + sort;
                List<Map<String, Object>> paged = tasks(search + "&_count=7");
                List<Map<String, Object>> found = tasks(search + BY_HAPI);
                assertThat(paged.stream().map(task -> key(task, sort)).toList())
                        .as(search)
                        .isEqualTo(found.stream().map(task -> key(task, sort)).toList());
                assertThat(paged).extracting("id").doesNotHaveDuplicates();
                assertThat(paged).containsExactlyInAnyOrderElementsOf(found);
            }
        }
    }

    @Test
    void theLastPageIsTheLastAndATotalIsOfAll() {
        String search = search(many.owners().get(0), OPEN);
        int all = ids(search + BY_HAPI).size();

        assertThat(as("demo-gp").get(search + "&_sort=due&_count=" + all).<List<String>>path("link.relation"))
                .doesNotContain("next");
        assertThat(as("demo-gp").get(search + "&_sort=due&_count=" + (all - 1)).<List<String>>path("link.relation"))
                .contains("next");
        assertThat(as("demo-gp").get(search + "&_count=500").<Integer>path("total"))
                .isEqualTo(all);
        assertThat(as("demo-gp").get(search + "&_count=2&_total=accurate").<Integer>path("total"))
                .isEqualTo(all);
        assertThat(as("demo-gp").get(search + "&_summary=count").<Integer>path("total"))
                .isEqualTo(all);
        assertThat(ids(search + "&_offset=" + all)).isEmpty();
    }

    @Test
    void nobodysListIsEmpty() {
        assertThat(ids(search("Organization/" + UUID.randomUUID(), "requested")))
                .isEmpty();
    }

    @Test
    void aTaskIsInTheListOfItsOwnerAndStatusOfNow() {
        String one = many.newOwner();
        String other = many.newOwner();
        String task = many.create(one, TaskStatus.REQUESTED);
        assertThat(ids(search(one, "requested"))).containsExactly(task);

        many.change(task, it -> it.setStatus(TaskStatus.RECEIVED));
        assertThat(ids(search(one, "requested"))).isEmpty();
        assertThat(ids(search(one, "received"))).containsExactly(task);

        many.change(task, it -> it.getOwner().setReference(other));
        assertThat(ids(search(one, OPEN))).isEmpty();
        assertThat(ids(search(other, OPEN))).containsExactly(task);

        many.change(task, it -> it.setOwner(null));
        assertThat(ids(search(other, OPEN))).isEmpty();

        many.change(task, it -> it.getOwner().setReference(one));
        assertThat(ids(search(one, OPEN))).containsExactly(task);

        many.delete(task);
        assertThat(ids(search(one, OPEN))).isEmpty();

        many.restore(task, one);
        assertThat(ids(search(one, OPEN))).containsExactly(task);
    }

    @Test
    void aPartnerSeesTheListsThatItSawBeforeWithWhatItMaySee() {
        Referral referral = Referral.toCmht();
        String mine = "/Task?owner=Organization/me&status=requested&_sort=-_lastUpdated&_count=500"
                + "&_include=Task:focus&_include=Task:patient";
        Response asked = as("demo-cmht").get(mine);
        Response other = as("demo-gp").get(mine.replace("/me", "/gmmh"));

        assertThat(asked.<List<String>>path("entry.resource.id")).contains(referral.id(), referral.patient());
        assertThat(other.<List<String>>path("entry.resource.id")).contains(referral.id(), referral.patient());
        assertThat(as("demo-gp").get(mine).asString()).doesNotContain(referral.id(), referral.patient());

        Response tasksOnly =
                withToken(OneStoryServer.token("demo-cmht", "system/Task.rs")).get(mine);
        assertThat(new HashSet<>(tasksOnly.<List<String>>path("entry.resource.resourceType")))
                .containsExactly("Task");
        withToken(OneStoryServer.token("demo-cmht", "system/Patient.rs"))
                .get(mine)
                .then()
                .statusCode(403);
        as("demo-reporting").get(mine).then().statusCode(403);
    }

    @Test
    void aTransactionThatIsRolledBackLeavesItAsItWas() {
        String owner = many.newOwner();
        String task = many.create(owner, TaskStatus.REQUESTED);
        List<Map<String, Object>> before = StoredWorkLists.rows();

        new TransactionTemplate(OneStoryServer.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            many.create(owner, TaskStatus.REQUESTED);
            many.change(task, it -> it.setStatus(TaskStatus.RECEIVED));
            assertThat(StoredWorkLists.rows()).hasSize(before.size() + 1);
            status.setRollbackOnly();
        });

        assertThat(StoredWorkLists.rows()).isEqualTo(before);
        assertThat(ids(search(owner, "requested"))).containsExactly(task);
    }

    @Test
    void aSearchInsideATransactionFindsWhatItWrites() {
        for (String header : new String[] {"X-Request-Id", "X-Correlation-Id"}) {
            String owner = many.newOwner();
            Response answer = as("demo-gp")
                    .header(header, UUID.randomUUID().toString())
                    .body(bundle(
                            task(owner),
                            "{\"request\":{\"method\":\"GET\",\"url\":\"Task?owner=" + owner
                                    + "&status=requested&_sort=due\"}}"))
                    .post();
            assertThat(answer.<List<Object>>path("entry[1].resource.entry"))
                    .as(answer.asString())
                    .hasSize(1);
        }
    }

    @Test
    void whateverWayATaskIsWrittenTheTableIsWhatTheStoreSays() {
        Referral.send("scenario/gp-refers-jointly.json");
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        task.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);
        TestTask next = referral.taskOf("demo-withyou");
        next.put("demo-withyou", next.read().setStatus(TaskStatus.ACCEPTED))
                .then()
                .statusCode(200);

        StoredWorkLists.areWhatTheStoreSays();
    }

    private static String search(String owner, String status) {
        return "/Task?owner=" + owner + "&status=" + status;
    }

    private static List<Object> ids(String search) {
        return tasks(search).stream().map(task -> task.get("id")).toList();
    }

    /** All pages, by their links. */
    private static List<Map<String, Object>> tasks(String search) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        String next = OneStoryServer.base() + search;
        while (next != null) {
            Response page = as("demo-gp").urlEncodingEnabled(false).get(next);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            List<Map<String, Object>> found = page.path("entry.resource");
            tasks.addAll(found == null ? Collections.emptyList() : found);
            next = page.path("link.find { it.relation == 'next' }.url");
        }
        return tasks;
    }

    /** The instant that is sorted by; null where the Task has none. */
    private static Date key(Map<String, Object> task, String sort) {
        Map<?, ?> period = (Map<?, ?>) ((Map<?, ?>) task.getOrDefault("restriction", Map.of())).get("period");
        Object date =
                switch (sort) {
                    case "due" -> period == null ? null : period.get("end");
                    case "authored-on" -> task.get("authoredOn");
                    default -> ((Map<?, ?>) task.get("meta")).get("lastUpdated");
                };
        return date == null ? null : new DateTimeType((String) date).getValue();
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String task(String owner) {
        return "{\"resource\":{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\",\"owner\":{"
                + "\"reference\":\"" + owner + "\"}},\"request\":{\"method\":\"POST\",\"url\":\"Task\"}}";
    }
}
