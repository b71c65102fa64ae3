/**
 * Tell the story once: {@code Patient/$story} puts together, as one document, what a person has told already. Reads with
 * one query plan ({@link uk.onestory.story.StoryQueryPlan}), tells in twelve sections ({@link
 * uk.onestory.story.StorySections}); what the caller may see is for {@code access} to say.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance", "access"})
package uk.onestory.story;
