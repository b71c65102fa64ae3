package uk.onestory.demo;

import java.util.List;

/**
 * One person's record and what happened with it.
 *
 * @param nhsNumber in the 999 range
 * @param steps what organisations do for the person, in order; references between them are {@code urn:uuid}
 */
record SyntheticPerson(int index, String nhsNumber, JourneyKind journey, List<Step> steps) {}
