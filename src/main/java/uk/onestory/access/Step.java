package uk.onestory.access;

/**
 * One thing that a request does to one resource type. A batch or transaction has many, a search with chains has one for
 * each type that it looks into.
 *
 * @param type resource type; null for an operation of the whole server
 * @param interaction what is done to it
 * @param operation name of the operation without {@code $}, or null for plain REST
 */
record Step(String type, Interaction interaction, String operation) {

    static Step rest(String type, Interaction interaction) {
        return new Step(type, interaction, null);
    }
}
