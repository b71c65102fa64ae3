package uk.onestory.careplan;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.referral.Refs;

/** What is done under a plan. */
final class Activities {

    private Activities() {}

    /** Somebody does it. A plan is no list of wishes. */
    static boolean hasOwner(Resource activity) {
        if (activity instanceof Task task) {
            return named(task.getOwner());
        }
        if (activity instanceof ServiceRequest request) {
            return request.getPerformer().stream().anyMatch(Activities::named);
        }
        return activity instanceof Appointment appointment
                && appointment.getParticipant().stream()
                        .anyMatch(participant ->
                                named(participant.getActor()) && !Refs.isType(participant.getActor(), "Patient"));
    }

    private static boolean named(Reference who) {
        return who.hasReference() || who.hasIdentifier() || who.hasDisplay();
    }
}
