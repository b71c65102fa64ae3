package uk.onestory.identity;

/**
 * What makes a record of a person special.
 *
 * @param linked whether it is linked with another one, as joined records are
 * @param deceased whether the person has died
 * @param inactive whether the record is not in use
 */
record PersonState(boolean linked, boolean deceased, boolean inactive) {

    static final PersonState USUAL = new PersonState(false, false, false);

    PersonState and(PersonState other) {
        return new PersonState(linked || other.linked, deceased || other.deceased, inactive || other.inactive);
    }
}
