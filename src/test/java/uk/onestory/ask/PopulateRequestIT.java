package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.withToken;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/** How {@code $populate} is called, and what a call costs. */
class PopulateRequestIT {

    private final Populating populating = Populating.somebody();
    private final String person = populating.person();

    @Test
    void thePersonIsNamedByReferenceOrNhsNumberAndTheFormByItsUrl() {
        TestForm form = new TestForm().ask("a", TestForm.newCode(), STRING).store();
        new TestAnswers(form, person).say("a", "said").sent("demo-gp");
        String subject = "{\"name\":\"subject\",\"valueReference\":{\"reference\":\"Patient/" + person + "\"}}";
        String number = "{\"name\":\"subject\",\"valueReference\":{\"identifier\":{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\""
                + populating.referral().nhsNumber() + "\"}}}";
        String canonical = "{\"name\":\"canonical\",\"valueUri\":\"" + form.url() + "\"}";

        for (String body : List.of(subject + "," + canonical, canonical + "," + number)) {
            as("demo-gp")
                    .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + body + "]}")
                    .post("/Questionnaire/$populate")
                    .then()
                    .statusCode(200)
                    .body("item[0].answer[0].valueString", equalTo("said"));
        }
        as("demo-gp")
                .queryParam(
                        "subject",
                        "https://fhir.nhs.uk/Id/nhs-number|"
                                + populating.referral().nhsNumber())
                .queryParam("canonical", form.url())
                .get("/Questionnaire/$populate")
                .then()
                .statusCode(200)
                .body("item[0].answer[0].valueString", equalTo("said"));
    }

    @Test
    void wrongRequestIsRefused() {
        TestForm form = new TestForm().ask("a", null, STRING).store();
        String operation = "/Questionnaire/" + form.id() + "/$populate";
        as("demo-gp").get(operation).then().statusCode(400);
        as("demo-gp").get(operation + "?subject=Group/1").then().statusCode(400);
        as("demo-gp")
                .get(operation + "?subject=Patient/1&subject=Patient/2")
                .then()
                .statusCode(400);
        as("demo-gp")
                .get(operation + "?subject=Patient/1&questionnaire=x")
                .then()
                .statusCode(400);
        as("demo-gp")
                .get("/Questionnaire/$populate?subject=Patient/" + person)
                .then()
                .statusCode(400);
        as("demo-gp")
                .get("/Questionnaire/nothing/$populate?subject=Patient/" + person)
                .then()
                .statusCode(404);
        as("demo-gp")
                .get("/Questionnaire/$populate?canonical=https://onestory.test/none&subject=Patient/" + person)
                .then()
                .statusCode(404);
        as("demo-gp")
                .get(operation + "?subject=Patient/nobody")
                .then()
                .statusCode(404)
                .body(containsString("There is no such resource here."));
        as("demo-admin").get(operation + "?subject=Patient/" + person).then().statusCode(403);
        as("demo-reporting")
                .get(operation + "?subject=Patient/" + person)
                .then()
                .statusCode(403);
        withToken(OneStoryServer.token("demo-gp", "system/Questionnaire.r"))
                .get(operation + "?subject=Patient/" + person)
                .then()
                .statusCode(403);
    }

    @Test
    void longRecordTakesNoMoreStatementsThanAShortOne() {
        TestForm form = new TestForm().ask("a", TestForm.newCode(), STRING).store();
        new TestAnswers(form, person).say("a", "said").sent("demo-gp");
        long few = statements(form);
        for (int i = 0; i < 30; i++) {
            TestForm another =
                    new TestForm().ask("a", TestForm.newCode(), STRING).store();
            new TestAnswers(another, person).say("a", "said " + i).sent("demo-gp");
        }
        assertThat(statements(form)).isEqualTo(few).isLessThanOrEqualTo(6);
    }

    /** The least of several: timers of the server ask the database too, at moments of their own. */
    private long statements(TestForm form) {
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            return LongStream.range(0, 5)
                    .map(time -> {
                        statistics.clear();
                        populating.populate("demo-gp", form);
                        return statistics.getPrepareStatementCount();
                    })
                    .min()
                    .orElseThrow();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
