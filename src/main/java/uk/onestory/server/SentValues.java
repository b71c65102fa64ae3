package uk.onestory.server;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether an error is one that a value of the client has brought about: HAPI reads some values only when a search is under
 * way, and lets out what the reading throws. What fails elsewhere stays a fault of the server.
 */
final class SentValues {

    /** What reads parameters, conditions and values that are to be indexed; a package ends with a dot. */
    private static final List<String> READERS = List.of(
            "ca.uhn.fhir.rest.param.",
            "ca.uhn.fhir.rest.server.util.MatchUrlUtil",
            "ca.uhn.fhir.util.UrlUtil",
            "ca.uhn.fhir.jpa.searchparam.MatchUrlService",
            "ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher",
            "ca.uhn.fhir.jpa.searchparam.util.JpaParamUtil",
            "ca.uhn.fhir.jpa.search.builder.predicate.",
            "ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParam",
            "ca.uhn.fhir.jpa.model.util.UcumServiceUtil",
            "ca.uhn.fhir.model.primitive.IdDt",
            "org.hl7.fhir.r4.model.IdType");

    private static final String JSON_NUMBERS = "com.fasterxml.jackson.core.io.";

    private static final List<String> OURS = List.of("ca.uhn.", "org.hl7.", "uk.onestory.");

    private SentValues() {}

    static boolean brought(Throwable cause) {
        boolean ofReading = cause instanceof IllegalArgumentException // a number that is none, too
                || cause instanceof DataFormatException
                || cause instanceof ArithmeticException
                || cause instanceof InternalErrorException;
        return ofReading
                && (isOfANumberInJson(cause)
                        || thrower(cause).filter(SentValues::reads).isPresent());
    }

    private static boolean isOfANumberInJson(Throwable cause) {
        return cause instanceof NumberFormatException
                && Arrays.stream(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(JSON_NUMBERS));
    }

    /** Of HAPI or of this server, what threw it or called what did. */
    private static Optional<String> thrower(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> OURS.stream().anyMatch(name::startsWith))
                .findFirst();
    }

    private static boolean reads(String name) {
        return READERS.stream().anyMatch(name::startsWith);
    }
}
