package uk.onestory.server;

/** Which of the server's parts a path belongs to: each tells failures in its own form. */
enum Place {
    /** OperationOutcome */
    FHIR,
    /** the JSON of RFC 6749 §5.2 */
    TOKEN,
    /** a page, or problem JSON (RFC 9457) */
    OTHER;

    static Place of(String path) {
        if (path == null) {
            return OTHER;
        }
        if (isUnder(FhirServlet.PATH, path)) {
            return FHIR;
        }
        return isUnder("/oauth2", path) ? TOKEN : OTHER;
    }

    private static boolean isUnder(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
