package uk.onestory.server;

/** The order in which the rooms take part in one write. */
public final class HookOrder {

    /** Puts back what only the server writes, before any rule compares. */
    public static final int RESTORE = 50;

    /** Fills in what the server keeps: the resource is changed in place before it is looked at. */
    public static final int PREPARE = 100;

    /** Fills in what follows from all that the server keeps. */
    public static final int DERIVE = 150;

    /** Validates what will be stored. */
    public static final int CONFORMANCE = 200;

    /** Rules across resources, when all of the transaction is written and before it is committed. */
    public static final int RULES = 300;

    /** Right before the commit: writes that follow from all the others. */
    public static final int DERIVED_BEFORE_COMMIT = Integer.MAX_VALUE - 100;

    /** Right before the commit, and after every other write: what tells of them. */
    public static final int RECORD_BEFORE_COMMIT = Integer.MAX_VALUE;

    private HookOrder() {}
}
