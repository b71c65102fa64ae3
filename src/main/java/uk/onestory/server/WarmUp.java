package uk.onestory.server;

/**
 * Work that makes the first requests as fast as the later ones and needs neither database nor other beans than its own:
 * it runs beside the making of the beans, and the port opens when it is done.
 */
public interface WarmUp {

    /** Does the work; a failure ends the start. */
    void warmUp();
}
