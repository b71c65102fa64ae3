package uk.onestory.access;

import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Yes, or no with the answer that the partner gets. */
sealed interface AccessDecision {

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException where the answer is no */
    void orElseRefuse();

    record Permit() implements AccessDecision {
        @Override
        public void orElseRefuse() {
            // nothing stands in the way
        }
    }

    /** 403: the token or the kind of partner does not reach this far. */
    record Forbidden(String why) implements AccessDecision {
        @Override
        public void orElseRefuse() {
            throw Refusal.of(Rule.SCOPE_MISSING, why);
        }
    }

    /** 405: nobody of this kind can do this here, whatever the token says. */
    record NotSupported(String instead) implements AccessDecision {
        @Override
        public void orElseRefuse() {
            throw Refusal.of(Rule.NOT_SUPPORTED, instead);
        }
    }
}
