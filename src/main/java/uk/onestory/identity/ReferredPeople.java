package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.LocalReference;
import uk.onestory.fhir.PersonElement;

/** Nobody is referred who has died, or whose record is not in use. */
@Component
class ReferredPeople {

    private final PersonStates states;

    ReferredPeople(PersonStates states) {
        this.states = states;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 deceased, person-unknown */
    void check(Written written, TransactionDetails transaction) {
        Map<String, Resource> resources = new HashMap<>();
        for (Written.Change change : written.changes()) {
            if (change.after() instanceof ServiceRequest referral && begins(change.before())) {
                if (resources.isEmpty()) {
                    resources.putAll(written.resources());
                }
                PersonElement.patient(referral)
                        .ifPresent(person -> check(state(person, resources.get(person), transaction)));
            }
        }
    }

    private static boolean begins(Resource before) {
        return !(before instanceof ServiceRequest stored) || stored.getStatus() == ServiceRequestStatus.DRAFT;
    }

    private PersonState state(String person, Resource sent, TransactionDetails transaction) {
        if (sent instanceof Patient patient) {
            boolean inactive = patient.hasActive() && !patient.getActive();
            return new PersonState(false, isDeceased(patient), inactive);
        }
        String id = LocalReference.id(person);
        return states.of(Set.of(id), transaction).get(id);
    }

    private static boolean isDeceased(Patient patient) {
        return patient.hasDeceased()
                && !(patient.getDeceased() instanceof BooleanType deceased && !deceased.booleanValue());
    }

    private static void check(PersonState person) {
        if (person.deceased()) {
            throw Refusal.of(
                    Rule.DECEASED,
                    "This person has died: no new referral is taken. If that is not so, correct Patient.deceased first.",
                    "ServiceRequest.subject");
        }
        if (person.inactive()) {
            throw Refusal.of(
                    Rule.PERSON_UNKNOWN,
                    "This record of the person is not in use (Patient.active is false): refer to the one that is, or set"
                            + " it active first.",
                    "ServiceRequest.subject");
        }
    }
}
