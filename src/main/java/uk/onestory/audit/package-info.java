/** Who did what and why: the Provenance of referrals, Tasks and care plans, written with the change or not at all. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "access", "conformance"})
package uk.onestory.audit;
