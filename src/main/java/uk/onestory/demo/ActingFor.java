package uk.onestory.demo;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;

/** Requests inside the process, as an organisation would send them. */
@Component
class ActingFor {

    private final DemoSettings settings;

    ActingFor(DemoSettings settings) {
        this.settings = settings;
    }

    SystemRequestDetails request(Actor actor) {
        SystemRequestDetails request = Callers.inProcess(actor.caller());
        return settings.validate() ? request : AlreadyValidated.mark(request);
    }
}
