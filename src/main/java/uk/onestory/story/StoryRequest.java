package uk.onestory.story;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import uk.onestory.conformance.Refusal;

/**
 * What a caller asks for.
 *
 * @param sections those to tell
 * @param since leaves out what was recorded before; null for everything. A day means its first moment in Europe/London
 */
record StoryRequest(Set<StorySection> sections, BaseDateTimeType since) {

    private static final String KEY = StoryRequest.class.getName();
    private static final Pattern COMMA = Pattern.compile(",");

    static final StoryRequest EVERYTHING = new StoryRequest(EnumSet.allOf(StorySection.class), null);

    /**
     * @param sections codes, also several in one value with commas between; none means all
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for a section or date that is none
     */
    static StoryRequest of(List<String> sections, String since) {
        return new StoryRequest(sections(sections), since(since));
    }

    /** For whoever answers later on. */
    void keepFor(RequestDetails request) {
        request.getUserData().put(KEY, this);
    }

    /** Empty where the request is for no story, or was refused. */
    static Optional<StoryRequest> of(RequestDetails request) {
        return Optional.ofNullable((StoryRequest) request.getUserData().get(KEY));
    }

    boolean isWhole() {
        return sections.size() == StorySection.values().length && since == null;
    }

    /**
     * A document that was cut by element is none any more: its text would tell what its entries have lost.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for {@code _elements} and {@code
     *     _summary}
     */
    static void refuseCutting(Map<String, String[]> parameters) {
        boolean cut = parameters.keySet().stream().anyMatch(name -> name.startsWith("_elements"))
                || Arrays.stream(parameters.getOrDefault("_summary", new String[0]))
                        .anyMatch(value -> !"false".equals(value));
        if (cut) {
            throw Refusal.plain(
                    400,
                    IssueType.NOTSUPPORTED,
                    "A story is a whole document: leave _elements and _summary out, and ask for less by sections or"
                            + " since.");
        }
    }

    boolean asksFor(StorySection section) {
        return sections.contains(section);
    }

    private static Set<StorySection> sections(List<String> values) {
        EnumSet<StorySection> asked = EnumSet.noneOf(StorySection.class);
        if (values != null) {
            values.stream()
                    .filter(Objects::nonNull)
                    .flatMap(value -> COMMA.splitAsStream(value))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .map(StoryRequest::section)
                    .forEach(asked::add);
        }
        return asked.isEmpty() ? EnumSet.allOf(StorySection.class) : asked;
    }

    private static StorySection section(String code) {
        return StorySection.of(code)
                .orElseThrow(() -> Refusal.plain(
                        400,
                        IssueType.CODEINVALID,
                        "sections takes codes of the CodeSystem OneStory-StorySection; GET /fhir/CodeSystem?url="
                                + "https://fhir.onestory.example/CodeSystem/OneStory-StorySection lists them."));
    }

    private static BaseDateTimeType since(String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return new DateTimeType(value);
        } catch (RuntimeException unreadable) {
            throw Refusal.plain(
                    400,
                    IssueType.VALUE,
                    "since takes a date or an instant with its offset, for example 2026-11-03 or 2026-11-03T09:00:00Z.");
        }
    }
}
