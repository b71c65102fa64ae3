package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.bean;
import static uk.onestory.OneStoryServer.withToken;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;
import uk.onestory.conformance.OfflineConformance;
import uk.onestory.scenario.Referral;

/** The measure as reporting and clinical partners call it; each test counts in a year of its own. */
class EvaluateMeasureIT {

    private static final AtomicInteger YEARS = new AtomicInteger(1971);

    private final int year = YEARS.getAndIncrement();
    private final String person = Referral.toCmht().patient();

    @Test
    void formsAreCountedByServiceAndBoroughAndSmallNumbersAreLeftOut() {
        TestForm form = new TestForm();
        for (int i = 0; i < 12; i++) {
            form.ask("q" + i, TestForm.newCode(), STRING);
        }
        form.store();
        TestAnswers many = new TestAnswers(form, person).on(year + "-06-30T23:30:00+01:00");
        for (int i = 0; i < 12; i++) {
            many.say("q" + i, "said");
        }
        many.sent("demo-gp");
        new TestAnswers(form, person).on(year + "-06-01").say("q1", "said").sent("demo-cmht");
        new TestAnswers(form, person)
                .on(year + "-07-01")
                .say("q1", "the day after")
                .sent("demo-cmht");

        MeasureReport report = report("demo-reporting", year + "-06-01", year + "-06-30");

        MeasureReportGroupComponent asked = group(report, "questions-asked");
        assertThat(asked.getPopulationFirstRep().getCount()).isEqualTo(15);
        assertThat(strata(asked, 0)).containsExactlyInAnyOrder("ZZGP01 masked", "RXV masked");
        assertThat(strata(asked, 1)).containsExactly("wigan 15");
        assertThat(group(report, "questions-retold").getPopulationFirstRep().getCount())
                .isZero();
        assertThat(report.getType()).isEqualTo(MeasureReport.MeasureReportType.SUMMARY);
        assertThat(report.getGroup()).hasSize(5);
    }

    @Test
    void clinicalPartnerSeesItsOwnServiceOnly() {
        TestForm form = new TestForm();
        TestAnswers gp = new TestAnswers(form, person).on(year + "-06-01");
        for (int i = 0; i < 10; i++) {
            form.ask("q" + i, TestForm.newCode(), STRING);
            gp.say("q" + i, "said");
        }
        form.store();
        gp.sent("demo-gp");

        assertThat(strata(group(report("demo-gp", year + "-01", year + "-12"), "questions-asked"), 0))
                .containsExactly("ZZGP01 10");
        assertThat(group(report("demo-withyou", year + "", year + ""), "questions-asked")
                        .getPopulationFirstRep()
                        .getCount())
                .isZero();
    }

    @Test
    void storyOpenedBeforeTheFirstContactIsCounted() {
        LocalDate day = LocalDate.of(2101, 1, 1).plusYears(YEARS.get());
        for (int i = 0; i < 12; i++) {
            String somebody = Referral.toCmht().patient();
            if (i < 10) {
                as("demo-cmht").get("/Patient/" + somebody + "/$story").then().statusCode(200);
            }
            see(somebody, "gmmh", day.toString());
            see(somebody, "gmmh", day.plusDays(1).toString());
        }
        MeasureReport report = report("demo-reporting", day.toString(), day.toString());
        assertThat(group(report, "first-contacts").getPopulationFirstRep().getCount())
                .isEqualTo(10);
        assertThat(group(report, "stories-opened-first").getPopulationFirstRep().getCount())
                .isEqualTo(10);
        assertThat(strata(group(report, "stories-opened-first"), 0)).containsExactly("RXV 10");
        assertThat(group(
                                report(
                                        "demo-reporting",
                                        day.plusDays(1).toString(),
                                        day.plusDays(1).toString()),
                                "first-contacts")
                        .getPopulationFirstRep()
                        .getCount())
                .isZero();
    }

    @Test
    void acceptedTaskIsAContactAndJoiningRecordsKeepsWhatWasOpened() {
        Referral referral = Referral.toCmht();
        as("demo-cmht").get("/Patient/" + referral.patient() + "/$story").then().statusCode(200);
        referral.taskOf("demo-cmht").patchStatus("demo-cmht", "accepted").then().statusCode(200);
        assertThat(bean(OpenedStories.class).isOpen("gmmh", referral.patient())).isTrue();

        bean(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(status -> bean(OpenedStories.class).follow(referral.patient(), "another"));

        assertThat(bean(OpenedStories.class).isOpen("gmmh", referral.patient())).isFalse();
        assertThat(bean(OpenedStories.class).isOpen("gmmh", "another")).isTrue();
    }

    @Test
    void reportIsValid() {
        String report = as("demo-reporting")
                .get("/Measure/story-retells/$evaluate-measure?periodStart=2026&periodEnd=2026")
                .asString();
        MeasureReport parsed = OneStoryServer.fhir().newJsonParser().parseResource(MeasureReport.class, report);
        assertThat(new OfflineConformance(OneStoryServer.fhir()).verdict(parsed).getIssue())
                .filteredOn(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .isEmpty();
    }

    @Test
    void wrongRequestIsRefused() {
        String operation = "/Measure/story-retells/$evaluate-measure";
        as("demo-reporting").get(operation).then().statusCode(400);
        as("demo-reporting").get(operation + "?periodStart=2026-01-01").then().statusCode(400);
        as("demo-reporting")
                .get(operation + "?periodStart=2026-02-01&periodEnd=2026-01-31")
                .then()
                .statusCode(400);
        as("demo-reporting")
                .get(operation + "?periodStart=2026&periodEnd=2026&reportType=individual")
                .then()
                .statusCode(400);
        as("demo-reporting")
                .get("/Measure/nothing/$evaluate-measure?periodStart=2026&periodEnd=2026")
                .then()
                .statusCode(404);
        withToken(OneStoryServer.token("demo-gp", "system/Patient.r"))
                .get(operation + "?periodStart=2026&periodEnd=2026")
                .then()
                .statusCode(403);
        as("demo-admin")
                .body("{\"resourceType\":\"Parameters\",\"parameter\":["
                        + "{\"name\":\"periodStart\",\"valueDate\":\"2026-01-01\"},"
                        + "{\"name\":\"periodEnd\",\"valueDate\":\"2026-12-31\"}]}")
                .post(operation)
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("MeasureReport"));
    }

    /** Past the rules: no partner writes of a day that lies ahead, and only then was the story opened before. */
    private static void see(String person, String organization, String day) {
        Encounter contact = new Encounter().setStatus(EncounterStatus.FINISHED);
        contact.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null));
        contact.setSubject(new Reference("Patient/" + person));
        contact.getPeriod().setStartElement(new DateTimeType(day));
        contact.setServiceProvider(new Reference("Organization/" + organization));
        bean(DaoRegistry.class)
                .getResourceDao(Encounter.class)
                .create(contact, AlreadyValidated.mark(Callers.server()));
    }

    private static MeasureReport report(String partner, String start, String end) {
        String report = as(partner)
                .queryParam("periodStart", start)
                .queryParam("periodEnd", end)
                .get("/Measure/story-retells/$evaluate-measure")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return OneStoryServer.fhir().newJsonParser().parseResource(MeasureReport.class, report);
    }

    private static MeasureReportGroupComponent group(MeasureReport report, String code) {
        return report.getGroup().stream()
                .filter(group -> code.equals(group.getCode().getCodingFirstRep().getCode()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strata(MeasureReportGroupComponent group, int stratifier) {
        return group.getStratifier().get(stratifier).getStratum().stream()
                .map(EvaluateMeasureIT::words)
                .toList();
    }

    private static String words(StratifierGroupComponent stratum) {
        var count = stratum.getPopulationFirstRep().getCountElement();
        return stratum.getValue().getCodingFirstRep().getCode() + " "
                + (count.hasExtension(RetellReport.MASKED) ? "masked" : count.getValue());
    }
}
