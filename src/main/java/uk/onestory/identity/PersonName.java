package uk.onestory.identity;

import java.util.List;

/**
 * One name of a person, as {@link Spelling#plain} writes it.
 *
 * @param family null where there is none
 * @param given in the order of the record, the first one first
 */
record PersonName(String family, List<String> given) {

    String firstGiven() {
        return given.isEmpty() ? null : given.get(0);
    }
}
