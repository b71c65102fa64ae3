package uk.onestory.identity;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.server.EntityTags;

/**
 * Two records that are to be one.
 *
 * @param ifMatch versions of the target that the header If-Match names; null for whichever
 * @param preview only tells what would happen
 * @param reason why they are one person though it does not look so; may be null
 */
record MergeRequest(Side source, Side target, EntityTags ifMatch, boolean preview, String reason) {

    /**
     * One of the two, by reference or by identifiers that all are its own.
     *
     * @param parameter name of the parameter that names it
     */
    record Side(String parameter, Reference reference, List<Identifier> identifiers) {

        boolean isByReference() {
            return reference != null && reference.hasReference();
        }

        boolean isByIdentifier() {
            return identifiers != null && !identifiers.isEmpty();
        }
    }
}
