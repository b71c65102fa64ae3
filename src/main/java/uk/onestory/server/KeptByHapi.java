package uk.onestory.server;

import java.util.Set;
import java.util.regex.Pattern;

/** Where HAPI's parsers drop what FHIR allows: it is refused, as it cannot be kept. */
final class KeptByHapi {

    private static final Pattern LABEL = Pattern.compile("\\w+(\\..+)?\\.meta\\.(tag|security)\\[\\d+]");

    private KeptByHapi() {}

    /**
     * Extensions of a simple element: not of ids, nor in the tags and labels of a resource.
     *
     * @param type of the element
     * @param holder path of what it stands in
     */
    static boolean extensions(String type, String holder) {
        return !type.equals("id") && !isLabel(holder);
    }

    /** @param parts names of the elements of what stands at the path */
    static boolean all(String path, Set<String> parts) {
        return parts.contains("code") || parts.contains("system") || !isLabel(path);
    }

    static Misfit label(String path) {
        return Misfit.of(path, MisfitKind.EMPTY, "A tag or label has a system or a code.");
    }

    private static boolean isLabel(String path) {
        return path.endsWith("]")
                && path.contains(".meta.")
                && LABEL.matcher(path).matches();
    }
}
