/**
 * Organisations and services of Greater Manchester: loads the public bodies that come with the FHIR package, and the made-up
 * practices and services of a demonstration where that is asked for; the real ones an operator brings. Tells which
 * organisation a code names, which services are open for referrals and which is a borough's single point of access.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance"})
package uk.onestory.directory;
