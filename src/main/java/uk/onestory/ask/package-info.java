/**
 * Ask once: {@code Questionnaire/$populate} fills a form with what the person has told already, so that only what is new
 * is asked ({@link uk.onestory.ask.Prefill} says what may be offered again). What was asked again all the same is
 * counted. What the caller may see is for {@code access} to say; who the person is, for {@code story}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"fhir", "server", "conformance", "directory", "access", "referral", "story"})
package uk.onestory.ask;
