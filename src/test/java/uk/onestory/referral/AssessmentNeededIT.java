package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.assessment;
import static uk.onestory.referral.StepRequests.concept;
import static uk.onestory.referral.StepRequests.handOn;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.refused;
import static uk.onestory.referral.StepRequests.store;
import static uk.onestory.referral.StepRequests.stored;
import static uk.onestory.referral.StepRequests.withAssessment;

import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** Which assessment opens the way, and where a referral goes only with a new one. */
class AssessmentNeededIT {

    @Test
    void assessmentIsOfThisPersonAndMayComeInTheSameTransaction() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        Task assessed = task.read();
        assessed.setStatus(TaskStatus.INPROGRESS);
        assessed.setBusinessStatus(concept("BusinessStatus", "assessed"));
        String foreign = store("demo-cmht", assessment(Referral.toCmht()));
        assessed.addOutput().setValue(new Reference(foreign)).getType().setText("assessment");
        refused(task.put("demo-cmht", assessed), "assessment-needed");

        assessed.getOutputFirstRep().setValue(new Reference("urn:uuid:5c0a31a2-6a3c-4c0e-9c5f-0f2b7d1c2e01"));
        as("demo-cmht")
                .body(json(withAssessment(assessed, referral)))
                .post()
                .then()
                .statusCode(200);
    }

    @Test
    void serviceThatHadThePersonGetsThemAgainOnlyWithANewAssessment() {
        Referral referral = Referral.toCmht();
        TestTask cmht = referral.taskOf("demo-cmht");
        cmht.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        String old = store("demo-cmht", assessment(referral));
        handOn("demo-cmht", cmht, "with-you-wigan", old).then().statusCode(200);
        TestTask withYou = referral.taskOf("demo-withyou");
        withYou.patchStatus("demo-withyou", "accepted").then().statusCode(200);

        refused(handOn("demo-withyou", withYou, "cmht-wigan", null), "assessment-needed");
        as("demo-withyou")
                .body(json(saved(old)))
                .put("/" + old)
                .then()
                .statusCode(200); // an old one that is saved again is not new
        refused(handOn("demo-withyou", withYou, "cmht-wigan", old), "assessment-needed");
        refused(
                handOn("demo-withyou", withYou, "cmht-wigan", store("demo-withyou", assessment(Referral.toCmht()))),
                "assessment-needed");
        handOn("demo-withyou", withYou, "cmht-wigan", store("demo-withyou", assessment(referral)))
                .then()
                .statusCode(200);
        assertThat(referral.status()).isEqualTo("active");
    }

    @Test
    void singlePointOfAccessDoesNotHandOnToItself() {
        Referral referral = Referral.toCmht();
        handOn("demo-cmht", referral.taskOf("demo-cmht"), "spa-wigan", null)
                .then()
                .statusCode(200);
        TestTask spa = referral.tasksOwnedBy("demo-cmht").stream()
                .filter(task -> task.read().getStatus() == TaskStatus.REQUESTED)
                .findFirst()
                .orElseThrow();

        refused(handOn("demo-cmht", spa, "spa-wigan", null), "no-bounce");
    }

    private static ClinicalImpression saved(String reference) {
        ClinicalImpression stored = OneStoryServer.client("demo-cmht")
                .read()
                .resource(ClinicalImpression.class)
                .withId(reference)
                .execute();
        stored.setSummary("Would still like to drink less.");
        return stored;
    }
}
