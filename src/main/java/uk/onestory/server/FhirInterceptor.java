package uk.onestory.server;

/** Marks a bean whose HAPI hooks ({@code @Hook}) take part in every request that comes over HTTP. */
public interface FhirInterceptor {}
