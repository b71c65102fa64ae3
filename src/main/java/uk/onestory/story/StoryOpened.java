package uk.onestory.story;

/**
 * A person's story was told to an organisation.
 *
 * @param person logical id of the Patient
 * @param organization logical id of the Organization
 */
public record StoryOpened(String person, String organization) {}
