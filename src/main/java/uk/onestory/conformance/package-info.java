/**
 * The FHIR package of OneStory and its rules of form: installs it once, validates whatever is written against the
 * profile of its type, on every way of writing, and says no in one form. Uses nothing but the ports of {@code server}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server"})
package uk.onestory.conformance;
