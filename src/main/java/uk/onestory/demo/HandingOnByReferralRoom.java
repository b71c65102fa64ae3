package uk.onestory.demo;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.referral.HandOn;

@Component
class HandingOnByReferralRoom implements HandingOn {

    private final HandOn handOn;

    HandingOnByReferralRoom(HandOn handOn) {
        this.handOn = handOn;
    }

    @Override
    public void handOn(Task task, Reference to, Step.Redirect why, RequestDetails request) {
        handOn.handOn(new HandOn.Request(task.getIdElement(), to, why.reason(), why.note(), null), request);
    }
}
