package uk.onestory.server;

/** Codes of CodeSystem {@code OneStory-Rule} that the server itself answers with, before any room is asked. */
public final class RuleCode {

    public static final String SYSTEM = "https://fhir.onestory.example/CodeSystem/OneStory-Rule";

    public static final String TOO_LARGE = "too-large";

    public static final String NOT_SUPPORTED = "not-supported";

    private RuleCode() {}
}
