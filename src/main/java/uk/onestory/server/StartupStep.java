package uk.onestory.server;

/** Work that is done at every start before the server takes its first request. */
public interface StartupStep {

    /** The order of the steps. */
    enum Stage {
        FHIR_PACKAGE,
        DIRECTORY,
        PARTNERS,
        WARM_UP
    }

    Stage stage();

    /** Does the work; a failure ends the start. */
    void run();
}
