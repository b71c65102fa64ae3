/**
 * Organisations and services of Greater Manchester: loads the directory that comes with the FHIR package and tells which
 * organisation a code names, which services are open for referrals and which is a borough's single point of access.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance"})
package uk.onestory.directory;
