package uk.onestory.story;

import java.util.Collection;
import org.hl7.fhir.r4.model.Resource;

/** Tells what a resource points to, as {@code Type/id}, in the order in which it stands there. */
@FunctionalInterface
interface ReferencesOf {

    Collection<String> of(Resource resource);
}
