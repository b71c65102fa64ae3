package uk.onestory.ask;

import java.util.List;
import org.hl7.fhir.r4.model.Type;

/**
 * What a question can be answered with before it is asked.
 *
 * @param values of the type that the question wants
 * @param source {@code Type/id} of the resource that holds it
 */
record Offer(List<Type> values, String source) {}
