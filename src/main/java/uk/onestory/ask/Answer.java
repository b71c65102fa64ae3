package uk.onestory.ask;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Type;

/**
 * What the person has told once.
 *
 * @param keys of the question, as {@link Form#keys} gives them
 * @param values one, or several where the question may be answered several times
 * @param told when the person said so, as far as the source tells
 * @param known since when it stands in the store
 * @param source {@code Type/id} of the resource that holds it
 */
record Answer(Set<String> keys, List<Type> values, Instant told, Instant known, String source) {}
