/**
 * Referrals that are never bounced back: the table of transitions, the Tasks that the server makes for a referral,
 * responsibility, receipt dates, what breaks a silence, and {@code $hand-on}. The rules hold on every way of writing
 * because they hook into the storage; across resources they are judged when all of a transaction is written and before it
 * is committed.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"fhir", "server", "conformance", "directory", "access"})
package uk.onestory.referral;
