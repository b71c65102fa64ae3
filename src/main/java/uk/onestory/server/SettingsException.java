package uk.onestory.server;

/** OneStory refuses to start: a setting or the database is not as it must be. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public SettingsException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public SettingsException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
