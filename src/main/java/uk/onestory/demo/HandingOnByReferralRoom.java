package uk.onestory.demo;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.referral.Succession;

@Component
class HandingOnByReferralRoom implements HandingOn {

    private final Succession succession;

    HandingOnByReferralRoom(Succession succession) {
        this.succession = succession;
    }

    @Override
    public void handOn(Task task, Reference to, Step.Redirect why, RequestDetails request) {
        succession.perform(
                new Succession.Request(
                        Succession.Kind.HAND_ON, task.getIdElement(), to, why.reason(), why.note(), null),
                request);
    }
}
