package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Parameters;

/** The parameters that the body of an operation's call brings, where it is a Parameters resource. */
public final class BodyParameters {

    private BodyParameters() {}

    /** Their names, with an empty one for each that has none. */
    public static List<String> names(RequestDetails request) {
        return request.getResource() instanceof Parameters body
                ? body.getParameter().stream()
                        .map(parameter -> Objects.requireNonNullElse(parameter.getName(), ""))
                        .toList()
                : List.of();
    }
}
