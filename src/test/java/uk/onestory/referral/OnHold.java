package uk.onestory.referral;

import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** A Task goes on hold, and what was asked for comes. */
final class OnHold {

    private OnHold() {}

    static void ask(TestTask task, String owner) {
        Task asked = task.read();
        asked.setStatus(TaskStatus.ONHOLD);
        asked.setBusinessStatus(Codes.businessStatus(Codes.INFORMATION_REQUESTED));
        asked.getStatusReason().addCoding(Codes.statusReason("information-needed"));
        task.put(owner, asked).then().statusCode(200);
    }

    static void answer(TestTask task, Referral referral, String statusBefore) {
        Task answered = task.read();
        answered.setStatus(TaskStatus.fromCode(statusBefore));
        answered.addInput()
                .setValue(new Reference("Patient/" + referral.patient()))
                .getType()
                .setText("telephone number");
        task.put("demo-gp", answered).then().statusCode(200);
    }
}
