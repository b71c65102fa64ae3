package uk.onestory.server;

/** Marks a bean whose HAPI hooks ({@code @Hook}) take part in every request and every write. */
public interface FhirInterceptor {}
