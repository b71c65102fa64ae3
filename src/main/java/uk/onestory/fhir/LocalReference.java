package uk.onestory.fhir;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Reference;

/** A literal reference to a resource of this server. */
public final class LocalReference {

    private static final Pattern FORM =
            Pattern.compile("([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?(?:#.*)?");

    private LocalReference() {}

    /** {@code Type/id} without a version; empty for contained, absolute, conditional and logical references. */
    public static Optional<String> of(Reference reference) {
        String text = reference.getReference();
        if (text == null || text.indexOf('/') < 0 || text.indexOf(':') >= 0) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** The type in {@code Type/id}. */
    public static String type(String local) {
        return local.substring(0, local.indexOf('/'));
    }

    /** The logical id in {@code Type/id}. */
    public static String id(String local) {
        return local.substring(local.indexOf('/') + 1);
    }
}
