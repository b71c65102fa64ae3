package uk.onestory.demo;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** {@code Task/[id]/$hand-on}, as the referral room offers it. */
interface HandingOn {

    /** @param to the HealthcareService that is asked next */
    void handOn(Task task, Reference to, Step.Redirect why, RequestDetails request);
}
