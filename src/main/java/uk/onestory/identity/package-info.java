/**
 * The right person: {@code Patient/$match} finds somebody, the duplicate rule refuses to make somebody twice, and {@code
 * Patient/$merge} joins two records of one person. How alike two people are is read from one table, {@link
 * uk.onestory.identity.Evidence}; who sees what of whom is for {@code access} to say.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance", "access"})
package uk.onestory.identity;
