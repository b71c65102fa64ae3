package uk.onestory.story;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** In which form a caller wants the story: as FHIR has it, as a page, or as a PDF of the page. */
enum StoryForm {
    FHIR,
    PAGE,
    PDF;

    /** By the names of {@code _format} and the types of {@code Accept}; what is not here is HAPI's to judge. */
    private static final Map<String, StoryForm> NAMES = Map.ofEntries(
            Map.entry("html", PAGE),
            Map.entry("text/html", PAGE),
            Map.entry("pdf", PDF),
            Map.entry("application/pdf", PDF),
            Map.entry("application/fhir+json", FHIR),
            Map.entry("application/fhir+xml", FHIR),
            Map.entry("application/json", FHIR),
            Map.entry("application/xml", FHIR),
            Map.entry("*/*", FHIR));

    /**
     * {@code _format} alone decides where it is given (FHIR R4 http.html#parameters). Else the best type of
     * {@code Accept} that is served, the first one of equals: a browser gets the page, and whoever does not mind FHIR.
     */
    static StoryForm of(RequestDetails request) {
        String[] format = request.getParameters().get(Constants.PARAM_FORMAT);
        if (format != null && format.length > 0) {
            return NAMES.getOrDefault(format[0].toLowerCase(Locale.ROOT), FHIR);
        }
        return accepted(request.getHeaders(Constants.HEADER_ACCEPT));
    }

    static boolean isNamed(String name) {
        return NAMES.containsKey(name);
    }

    private static StoryForm accepted(List<String> accept) {
        List<MimeType> types;
        try {
            types = MimeTypeUtils.parseMimeTypes(String.join(",", accept == null ? List.of() : accept));
        } catch (InvalidMimeTypeException unreadable) {
            return FHIR;
        }
        return types.stream()
                .filter(type -> quality(type) > 0)
                .sorted(Comparator.comparing(StoryForm::quality).reversed())
                .map(type -> NAMES.get(type.getType() + "/" + type.getSubtype()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(FHIR);
    }

    private static double quality(MimeType type) {
        try {
            return Double.parseDouble(Objects.requireNonNullElse(type.getParameter("q"), "1"));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
