package uk.onestory.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The versions that {@code If-Match} or {@code If-None-Match} names (RFC 9110, 13.1; FHIR R4 http.html#concurrency). An
 * entity tag of this server is the version id; strong ones, and ids without quotes, are read as what they mean.
 *
 * @param any whether it is {@code *}: whichever version is there
 * @param versions those that are named otherwise
 */
public record EntityTags(boolean any, List<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?(\"?)(\\d{1,18})\\1\\s*");

    /**
     * @param header its name, for the refusal
     * @param value as it is sent; null where it is not
     * @return empty without a value
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for what names no version
     */
    public static Optional<EntityTags> of(String header, String value) {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(
                "*".equals(value.trim())
                        ? new EntityTags(true, List.of())
                        : new EntityTags(
                                false,
                                Stream.of(value.split(",", -1))
                                        .map(tag -> version(header, tag))
                                        .toList()));
    }

    private static Long version(String header, String tag) {
        Matcher version = TAG.matcher(tag);
        if (!version.matches()) {
            throw new Refused(Failure.of(
                    400,
                    IssueType.VALUE,
                    header + " names versions that were read, for example W/\"3\", or * for any."));
        }
        return Long.valueOf(version.group(2));
    }

    /** @param version of what is there */
    public boolean match(String version) {
        return any || versions.contains(Long.valueOf(version));
    }

    /** The version, where exactly one is named. */
    Optional<String> only() {
        return versions.size() == 1 ? Optional.of(String.valueOf(versions.get(0))) : Optional.empty();
    }
}
