package uk.onestory.server;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Says which operation of a patch cannot be done, where, and what to do instead. What stands there is never told, and of a
 * path only what looks like the name or the place of an element: it comes from the client and may be anything.
 */
final class PatchRefusal {

    private static final Pattern NAME = Pattern.compile("[_a-z][A-Za-z0-9]{0,63}|0|[1-9]\\d{0,3}|-");

    /** Steps of FHIRPath with functions and conditions: what is in quotes may be of a person. */
    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|`[^`]*`");

    private static final Pattern FHIR_PATH = Pattern.compile("[A-Za-z0-9_.()\\[\\]=~!<>+|&@:, $%'*/-]{1,200}");
    private static final int LONGEST = 200;

    private PatchRefusal() {}

    /**
     * @param index of the operation, from 0
     * @param what the operation with its path, as {@link #pointer} or {@link #fhirPath} shows it
     * @param why a sentence, and what to do
     */
    static Refused of(int index, String what, String why, String type) {
        String where = what.isBlank() ? "" : " (" + what + ")";
        return new Refused(
                Failure.of(400, IssueType.INVALID, "Operation " + index + " of the patch" + where + ": " + why)
                        .at(type));
    }

    static Refused ofId(String type) {
        return new Refused(Failure.of(
                        400,
                        IssueType.INVALID,
                        "A patch leaves the id as it is: it names the resource that is patched.")
                .at(type + ".id"));
    }

    /** A JSON Pointer. */
    static String pointer(List<String> steps) {
        String path = steps.stream()
                .map(step -> "/" + (NAME.matcher(step).matches() ? step : "..."))
                .collect(Collectors.joining());
        return steps.isEmpty() ? "the whole" : path.length() > LONGEST ? path.substring(0, LONGEST) + "..." : path;
    }

    static String fhirPath(String path) {
        String shown = QUOTED.matcher(path).replaceAll("'...'");
        return Stream.of(shown)
                .filter(text -> FHIR_PATH.matcher(text).matches())
                .findFirst()
                .orElse("...");
    }
}
