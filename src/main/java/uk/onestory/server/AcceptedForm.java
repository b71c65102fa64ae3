package uk.onestory.server;

import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of the forms that a client accepts (RFC 9110, 12.5.1).
 *
 * @param type in lower case, without its parameters
 * @param text with them
 */
record AcceptedForm(String type, String text) {

    private static final Set<String> ANY = Set.of("*/*", "application/*");
    private static final Pattern NEVER = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*(;.*)?");
    private static final Pattern COMMA = Pattern.compile(",");

    /** Without those that it says it does not accept (q=0). */
    static List<AcceptedForm> of(List<String> headers) {
        List<AcceptedForm> forms = new ArrayList<>();
        for (String header : headers == null ? List.<String>of() : headers) {
            for (String one : COMMA.split(header, -1)) {
                String text = one.strip();
                if (!text.isEmpty() && !NEVER.matcher(text).matches()) {
                    forms.add(new AcceptedForm(text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT), text));
                }
            }
        }
        return forms;
    }

    boolean isAny() {
        return ANY.contains(type);
    }

    boolean isOnlyKnown() {
        return isOnlyKnown(type);
    }

    static boolean isFhir(String type) {
        EncodingEnum encoding = EncodingEnum.forContentType(type);
        return encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML;
    }

    /** Whether HAPI has a name for it, and nothing here writes or reads it. */
    static boolean isOnlyKnown(String type) {
        EncodingEnum encoding = EncodingEnum.forContentType(type);
        return encoding == EncodingEnum.RDF || encoding == EncodingEnum.NDJSON;
    }
}
