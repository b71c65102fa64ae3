package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.again;
import static uk.onestory.referral.StepRequests.concept;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.put;
import static uk.onestory.referral.StepRequests.refused;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** The one rejection without a next service: the person's other referral goes on. */
class DuplicateReferralIT {

    @Test
    void duplicateNamesTheLiveReferral() {
        Referral live = Referral.toCmht();
        Task task = again(live).taskOf("demo-cmht").read();
        TestTask duplicate = new TestTask(task.getIdElement().getIdPart());
        task.setStatus(TaskStatus.REJECTED);
        task.setStatusReason(concept("StatusReason", "duplicate"));
        refused(duplicate.put("demo-cmht", task), "no-bounce");
        for (String not : List.of(
                "ServiceRequest/" + Referral.toCmht().id(), task.getFocus().getReference(), "ServiceRequest/none")) {
            Task wrong = task.copy();
            wrong.addOutput().setValue(new Reference(not)).getType().setText("duplicate of");
            assertThat(duplicate.put("demo-cmht", wrong).statusCode()).as(not).isBetween(400, 422);
        }
        task.addOutput()
                .setValue(new Reference("ServiceRequest/" + live.id()))
                .getType()
                .setText("duplicate of");
        duplicate.put("demo-cmht", task).then().statusCode(200);

        assertThat(duplicate.read().getBusinessStatus().getCodingFirstRep().getCode())
                .isEqualTo("duplicate");
        assertThat(as("demo-gp").get("/" + task.getFocus().getReference()).<String>path("status"))
                .isEqualTo("revoked");
        assertThat(as("demo-gp").get("/ServiceRequest/" + live.id()).<String>path("replaces[0].reference"))
                .isEqualTo(task.getFocus().getReference());
        assertThat(live.status()).isEqualTo("active");
    }

    @Test
    void twoReferralsAreNotEachOthersDuplicates() {
        Referral one = Referral.toCmht();
        Referral other = again(one);
        Bundle both = new Bundle().setType(BundleType.TRANSACTION);
        for (Referral referral : List.of(one, other)) {
            Task task = referral.taskOf("demo-cmht").read();
            task.setStatus(TaskStatus.REJECTED);
            task.setStatusReason(concept("StatusReason", "duplicate"));
            String live = referral.equals(one) ? other.id() : one.id();
            task.addOutput()
                    .setValue(new Reference("ServiceRequest/" + live))
                    .getType()
                    .setText("duplicate of");
            put(both, task);
        }

        refused(as("demo-cmht").body(json(both)).post(), "no-bounce");
        assertThat(one.status()).isEqualTo("active");
    }
}
