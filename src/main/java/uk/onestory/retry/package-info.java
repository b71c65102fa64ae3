/**
 * The same request twice, and several at once: a request with {@code X-Request-Id} is done once however often it is sent,
 * one that lost a race is tried again before the client hears of it, and two who write about one person wait for each
 * other.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance", "access"})
package uk.onestory.retry;
