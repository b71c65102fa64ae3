package uk.onestory.server;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PreferHandlingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;

/** What a client asks for in {@code Prefer} (RFC 7240). */
final class Preferences {

    private Preferences() {}

    static boolean lenient(RequestDetails request) {
        return request.getHeaders(Constants.HEADER_PREFER).stream()
                .map(prefer -> RestfulServerUtils.parsePreferHeader(null, prefer))
                .anyMatch(prefer -> prefer.getHanding() == PreferHandlingEnum.LENIENT);
    }
}
