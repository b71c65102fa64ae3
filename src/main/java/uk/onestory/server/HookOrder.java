package uk.onestory.server;

/** The order in which the rooms take part in one request. */
public final class HookOrder {

    /** What is too much is not looked at. */
    public static final int LIMITS = -2000;

    /** Reads what names this server as it is meant, before anybody looks at it. */
    public static final int NAMES = -1000;

    /** Decides whether the caller may ask for this at all. */
    public static final int ACCESS = -200;

    /** Answers again what was answered before: after access is decided, and before the state of today is looked at. */
    public static final int REPLAY = -100;

    /** Whether a patch is one, and has made something of the form of FHIR, before anything reads it. */
    public static final int PATCHED = 40;

    /** Waits for others who write about the same person or referral, before it is looked at. */
    public static final int LOCK = 50;

    /** Puts back what only the server writes, before any rule compares. */
    public static final int RESTORE = 60;

    /** Puts the record that is meant in place of one that was joined into it. */
    public static final int FOLLOW = 90;

    /** Fills in what the server keeps: the resource is changed in place before it is looked at. */
    public static final int PREPARE = 100;

    /** Fills in what follows from all that the server keeps. */
    public static final int DERIVE = 150;

    /** Validates what will be stored. */
    public static final int CONFORMANCE = 200;

    /** Whether somebody new is new, before anything follows from what was written. */
    public static final int PEOPLE = 290;

    /** Rules across resources, when all of the transaction is written and before it is committed. */
    public static final int RULES = 300;

    /** Whose records what was written points to: rules that say more exactly what is wrong with it come first. */
    public static final int RECORDS = 350;

    /** Keeps tables of our own about what is written. */
    public static final int KEEP = 400;

    /** Right before the commit: writes that follow from all the others. */
    public static final int DERIVED_BEFORE_COMMIT = Integer.MAX_VALUE - 100;

    /** Right before the commit, and after every other write: what tells of them. */
    public static final int RECORD_BEFORE_COMMIT = Integer.MAX_VALUE;

    /** Writes an answer in a form of its own, when every other hook has seen what it holds. */
    public static final int FORM = Integer.MAX_VALUE - 1;

    private HookOrder() {}
}
