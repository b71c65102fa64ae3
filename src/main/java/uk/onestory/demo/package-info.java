/**
 * Demonstration people: makes synthetic adults of Greater Manchester, the same ones for the same seed, and writes them as
 * partners would, so that every rule of the other rooms is met. The words are data, under {@code resources/demo}. Nothing
 * happens here unless {@code onestory.demo.people} asks for it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"fhir", "server", "conformance", "directory", "access", "referral"})
package uk.onestory.demo;
