package uk.onestory.server;

import java.util.Optional;

/** Whether a value can name the target of a reference: HAPI reads what it can of it and drops the rest. */
final class SearchedReference {

    static final String VERSION =
            "names a version, but a search looks for a resource, whatever version is meant:" + " leave /_history/ out";

    private SearchedReference() {}

    static boolean namesAVersion(String value) {
        return value.contains("/_history");
    }

    static Optional<String> fault(String value) {
        if (namesAVersion(value)) {
            return Optional.of(VERSION);
        }
        // an absolute URL or URN may have any form, and so may a canonical one
        if (value.indexOf(':') >= 0 || value.startsWith("#")) {
            return Optional.empty();
        }
        String reference = value.strip();
        return reference.indexOf('/', 1) == reference.lastIndexOf('/') || reference.lastIndexOf('/') == 0
                ? Optional.empty()
                : Optional.of("takes [id], [type]/[id] or an absolute URL");
    }
}
