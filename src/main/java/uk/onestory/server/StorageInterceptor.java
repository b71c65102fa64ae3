package uk.onestory.server;

/**
 * Marks a bean whose HAPI hooks ({@code @Hook} on {@code STORAGE_…}) take part in every write, also of the server's own.
 * HAPI calls the interceptors of the store and those of the request together: a bean is one or the other, else it is
 * called twice.
 */
public interface StorageInterceptor {}
