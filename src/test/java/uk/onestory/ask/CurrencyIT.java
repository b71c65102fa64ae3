package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.bean;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.careplan.TestPlan;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What is to be looked at shows up in the work list of who has to: once, and goes when it was looked at. */
class CurrencyIT {

    private final String yesterday =
            LocalDate.now(ZoneId.of("Europe/London")).minusDays(1).toString();

    private final Referral referral = Referral.toCmht();
    private String person = referral.patient();

    @Test
    void whoSawAPersonAndDidNotOpenTheirStoryIsToldOnce() {
        see(yesterday);
        round();
        round();
        assertThat(notices("demo-cmht", "story-not-opened")).hasSize(1);
        assertThat(status("demo-cmht", "story-not-opened")).containsExactly("requested");
        assertThat(notices("demo-gp", "story-not-opened")).isEmpty();

        as("demo-cmht").get("/Patient/" + person + "/$story").then().statusCode(200);

        assertThat(status("demo-cmht", "story-not-opened")).containsExactly("completed");
        see(yesterday);
        round();
        assertThat(notices("demo-cmht", "story-not-opened")).hasSize(1);
    }

    @Test
    void ownerMovesItAndIsNotToldAgain() {
        see(yesterday);
        round();
        TestTask task = new TestTask(notices("demo-cmht", "story-not-opened").get(0));
        task.patchStatus("demo-gp", "completed").then().statusCode(422);
        task.patchStatus("demo-cmht", "completed").then().statusCode(200);
        round();
        assertThat(notices("demo-cmht", "story-not-opened")).hasSize(1);
    }

    @Test
    void whoOpenedTheStoryOrMissedThePersonIsNotTold() {
        as("demo-cmht").get("/Patient/" + person + "/$story").then().statusCode(200);
        see(yesterday);
        round();
        assertThat(notices("demo-cmht", "story-not-opened")).isEmpty();
    }

    @Test
    void visitThatWasAMistakeIsForgotten() {
        String visit = see(yesterday);
        round();
        as("demo-cmht")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]")
                .patch("/Encounter/" + visit)
                .then()
                .statusCode(200);
        assertThat(status("demo-cmht", "story-not-opened")).containsExactly("completed");
    }

    @Test
    void visitOfLongAgoIsNotBroughtUp() {
        see("2021-03-01");
        round();
        assertThat(notices("demo-cmht", "story-not-opened")).isEmpty();
    }

    @Test
    void planPastItsReviewDateIsToldToItsReviewerUntilItIsReviewed() {
        String plan = TestPlan.whole(referral)
                .with(whole -> review(whole.plan, yesterday))
                .create();
        round();
        round();
        assertThat(status("demo-cmht", "plan-review-due")).containsExactly("requested");
        CarePlan reviewed = OneStoryServer.client("demo-cmht")
                .read()
                .resource(CarePlan.class)
                .withUrl(plan)
                .execute();
        review(reviewed, "2099-05-01");
        as("demo-cmht")
                .header("If-Match", "W/\"" + reviewed.getIdElement().getVersionIdPart() + "\"")
                .body(TestAnswers.json(reviewed))
                .put("/" + plan)
                .then()
                .statusCode(200);
        assertThat(status("demo-cmht", "plan-review-due")).containsExactly("completed");
        round();
        assertThat(notices("demo-cmht", "plan-review-due")).hasSize(1);
    }

    @Test
    void reviewDateThatNamesAMonthEndsWithIt() {
        TestPlan.whole(referral)
                .with(whole -> review(
                        whole.plan,
                        YearMonth.from(LocalDate.parse(yesterday))
                                .minusMonths(1)
                                .toString()))
                .create();
        round();
        assertThat(status("demo-cmht", "plan-review-due")).containsExactly("requested");
    }

    @Test
    void manyVisitsAtOnceAreAllTakenAndToldOnce() throws Exception {
        var clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> visits = clients.invokeAll(Collections.nCopies(8, () -> see(yesterday)));
            for (Future<String> visit : visits) {
                assertThat(visit.get()).isNotBlank();
            }
        } finally {
            clients.shutdown();
        }
        round();
        assertThat(notices("demo-cmht", "story-not-opened")).hasSize(1);
    }

    private static void review(CarePlan plan, String day) {
        plan.getExtensionByUrl(TestPlan.EXTENSION + "ReviewDate").setValue(new DateType(day));
    }

    @Test
    void whatTheServerWritesIsValid() {
        see(yesterday);
        round();
        String task = as("demo-cmht")
                .get("/Task/" + notices("demo-cmht", "story-not-opened").get(0))
                .asString();
        List<String> errors = as("demo-cmht")
                .body(task)
                .post("/Task/$validate")
                .then()
                .statusCode(200)
                .extract()
                .path("issue.findAll { it.severity == 'error' }.diagnostics");
        assertThat(errors).isEmpty();
    }

    @Test
    void oldAboutMeIsToldToWhoWroteItUntilThereIsANewOne() {
        person = personWithoutARecord();
        aboutMe("2024-01-10").sent("demo-gp");
        round();
        round();
        assertThat(status("demo-gp", "about-me-review-due")).containsExactly("requested");
        aboutMe(yesterday).sent("demo-gp");
        assertThat(status("demo-gp", "about-me-review-due")).containsExactly("completed");
        round();
        assertThat(notices("demo-gp", "about-me-review-due")).hasSize(1);
    }

    @Test
    void severalNodesTellOnce() throws Exception {
        see(yesterday);
        Callable<Object> look =
                Executors.callable(() -> bean(CurrencyWatch.class).look());
        var nodes = Executors.newFixedThreadPool(4);
        try {
            nodes.invokeAll(List.of(look, look, look, look));
        } finally {
            nodes.shutdown();
        }
        assertThat(notices("demo-cmht", "story-not-opened")).hasSize(1);
    }

    private static String personWithoutARecord() {
        return as("demo-gp")
                .body("""
                        {"resourceType": "Patient", "birthDate": "1988-02-11", "name": [{"family": "%s", "given": ["Alex"]}],
                         "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "%s"}],
                         "generalPractitioner": [{"reference": "Organization/gp-wigan-1"}]}""".formatted(UUID.randomUUID().toString().replaceAll("[^a-f]", ""), Fixtures.nextNhsNumber()))
                .post("/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private TestAnswers aboutMe(String day) {
        var answers = new TestAnswers(new TestForm(), person).say("please-do", new StringType("Knock first"));
        answers.response().setQuestionnaire(FhirPackage.BASE + "/Questionnaire/OneStory-AboutMe");
        return answers.on(day);
    }

    private String see(String day) {
        return as("demo-cmht")
                .body(Map.of(
                        "resourceType", "Encounter",
                        "status", "finished",
                        "class", Map.of("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code", "AMB"),
                        "subject", Map.of("reference", "Patient/" + person),
                        "period", Map.of("start", day),
                        "serviceProvider", Map.of("reference", "Organization/gmmh")))
                .post("/Encounter")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void round() {
        bean(CurrencyWatch.class).round();
    }

    private List<String> notices(String partner, String code) {
        return found(partner, code, "entry.resource.id");
    }

    private List<String> status(String partner, String code) {
        return found(partner, code, "entry.resource.status");
    }

    private List<String> found(String partner, String code, String path) {
        List<String> found = as(partner)
                .queryParam("owner", "Organization/me")
                .queryParam("patient", "Patient/" + person)
                .queryParam("code", FhirPackage.BASE + "/CodeSystem/OneStory-Notice|" + code)
                .get("/Task")
                .then()
                .statusCode(200)
                .extract()
                .path(path);
        return found == null ? List.of() : found;
    }
}
