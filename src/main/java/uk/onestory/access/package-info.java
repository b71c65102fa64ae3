/**
 * Who calls and what they may do: partners, tokens, scopes. One seam for the other rooms: {@link
 * uk.onestory.access.Callers} tells who a request is from, {@link uk.onestory.access.AccessInterceptor} decides before
 * anything is read or written. The care circle, labels, consent and break-glass join the decision here.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance", "directory"})
package uk.onestory.access;
