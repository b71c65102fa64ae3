/**
 * HAPI's wiring: database and schema, FHIR servlet, limits, errors, capability statement. The only room that touches
 * HAPI's configuration beans. Other rooms plug in through {@link uk.onestory.server.FhirOperations} and {@link
 * uk.onestory.server.FhirInterceptor}; this one knows none of them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "fhir")
package uk.onestory.server;
