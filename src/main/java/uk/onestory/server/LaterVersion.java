package uk.onestory.server;

/** OneStory refuses a database that a later version has brought up to date. */
class LaterVersion extends SettingsException {

    private static final long serialVersionUID = 1L;

    LaterVersion(String seen) {
        super(
                "a later version has brought the database up to date (" + seen + ")",
                "start that version, or restore the backup that was taken before it was installed");
    }
}
