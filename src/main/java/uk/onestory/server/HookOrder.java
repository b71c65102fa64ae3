package uk.onestory.server;

/** The order in which the rooms take part in one write. */
public final class HookOrder {

    /** Puts the record that is meant in place of one that was joined into it. */
    public static final int FOLLOW = 90;

    /** Fills in what the server keeps: the resource is changed in place before it is looked at. */
    public static final int PREPARE = 100;

    /** Validates what will be stored. */
    public static final int CONFORMANCE = 200;

    /** Whether somebody new is new, before anything follows from what was written. */
    public static final int PEOPLE = 290;

    /** Rules across resources, when all of the transaction is written and before it is committed. */
    public static final int RULES = 300;

    private HookOrder() {}
}
