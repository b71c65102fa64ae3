package uk.onestory.server;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Which page of a search or history is asked for. */
final class PageNumbers {

    private static final List<String> NUMBERS = List.of(Constants.PARAM_COUNT, Constants.PARAM_OFFSET);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private PageNumbers() {}

    static void check(RequestDetails request) {
        for (String name : NUMBERS) {
            String[] values = request.getParameters().get(name);
            if (values != null
                    && (values.length != 1 || !NUMBER.matcher(values[0]).matches())) {
                throw new Refused(
                        Failure.of(400, IssueType.INVALID, name + " must be one whole number, 0 or greater."));
            }
        }
    }
}
