package uk.onestory.server;

/** Forms of an answer beside JSON and XML: a room whose operation has some has a bean of this kind. */
public interface OwnForms {

    /**
     * @param operation with {@code $}; null where none is called
     * @param form name of {@code _format} or type of {@code Accept}, in lower case
     */
    boolean serves(String operation, String form);
}
