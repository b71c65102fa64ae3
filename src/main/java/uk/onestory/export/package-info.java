/**
 * Bulk Data Access 2.0 for reporting partners, in its first form on HAPI's own job: whose job it is, how soon it goes
 * on, and who gets its files.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "access", "conformance"})
package uk.onestory.export;
