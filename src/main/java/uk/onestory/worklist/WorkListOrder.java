package uk.onestory.worklist;

import ca.uhn.fhir.rest.api.Constants;
import java.util.Arrays;
import java.util.Optional;

/** The orders in which a work list can be asked for; each has an index. */
enum WorkListOrder {
    PLAIN(Constants.PARAM_PID, "task", true),
    DUE("due", "due", false),
    AUTHORED("authored-on", "authored", false),
    UPDATED(Constants.PARAM_LASTUPDATED, "updated", true);

    private final String key;
    private final String column;
    private final boolean always;

    /**
     * @param key of {@code _sort}
     * @param always whether each Task has it
     */
    WorkListOrder(String key, String column, boolean always) {
        this.key = key;
        this.column = column;
        this.always = always;
    }

    static Optional<WorkListOrder> of(String key) {
        return Arrays.stream(values()).filter(order -> order.key.equals(key)).findFirst();
    }

    String column() {
        return column;
    }

    boolean always() {
        return always;
    }
}
