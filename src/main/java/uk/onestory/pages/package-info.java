/**
 * The pages under {@code /profiles/} that partners' engineers read first: made from the FHIR package and its examples
 * when the project is built ({@link uk.onestory.pages.ProfilePages}), served as files. They hold the server's own
 * answers to the examples, so they need {@code conformance}; and the table of transitions that {@code referral} goes by.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance", "referral"})
package uk.onestory.pages;
