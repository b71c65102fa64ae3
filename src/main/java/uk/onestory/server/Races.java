package uk.onestory.server;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells a request that failed only because another one came in between: performed again, it meets what that one left. */
public final class Races {

    private static final int CONFLICT = 409;
    private static final int LONGEST_CHAIN = 30;

    private Races() {}

    /** @param request that failed; null where HAPI had not taken it yet */
    public static boolean lost(RequestDetails request, Throwable thrown) {
        Optional<DatabaseFailure> database = DatabaseFailure.of(thrown);
        if (database.isPresent()) {
            return database.get() == DatabaseFailure.RACE || database.get() == DatabaseFailure.CONFLICT;
        }
        if (thrown instanceof BaseServerResponseException known
                && known.getStatusCode() == CONFLICT
                && !RuleCode.isIn(known.getOperationOutcome(), RuleCode.DUPLICATE_REFERRAL)
                && isConditionalCreate(request)) {
            return true; // what was not there to be matched is there now
        }
        int depth = 0;
        for (Throwable at = thrown; at != null && depth < LONGEST_CHAIN; at = at.getCause(), depth++) {
            if (at instanceof ConcurrencyFailureException) {
                return true;
            }
            if (at instanceof ResourceVersionConflictException conflict && conflict.getOperationOutcome() == null) {
                return !Failures.namesStaleVersion(conflict.getMessage()) || choseVersionItself(request);
            }
        }
        return false;
    }

    private static boolean isConditionalCreate(RequestDetails request) {
        return request != null
                && (request.getHeader(Constants.HEADER_IF_NONE_EXIST) != null
                        || (request.getResource() instanceof Bundle bundle
                                && bundle.getEntry().stream()
                                        .map(BundleEntryComponent::getRequest)
                                        .anyMatch(Bundle.BundleEntryRequestComponent::hasIfNoneExist)));
    }

    /** An operation reads a resource and writes it; only {@code If-Match} would be the client's own word. */
    private static boolean choseVersionItself(RequestDetails request) {
        return request != null
                && request.getOperation() != null
                && request.getHeader(Constants.HEADER_IF_MATCH) == null;
    }
}
