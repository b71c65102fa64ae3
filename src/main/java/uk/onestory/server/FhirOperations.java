package uk.onestory.server;

/** Marks a bean whose HAPI-annotated methods are served as FHIR operations. */
public interface FhirOperations {}
