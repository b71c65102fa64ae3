package uk.onestory.conformance;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;

/**
 * What turns the meaning of a resource around and is not acted on here, or says that the resource is not whole: stored, it
 * would be taken as if it were not there (FHIR R4 conformance-rules.html#isModifier, resource.html#simple-tags). No profile
 * of ours or of UK Core knows a modifier extension.
 */
final class NotToBeIgnored {

    private static final Set<String> OBSERVATION_VALUE = Set.of(
            "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "http://hl7.org/fhir/v3/ObservationValue");

    private NotToBeIgnored() {}

    /** What to send instead; empty for all else. */
    static Optional<String> words(String path, Base element) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (element instanceof Extension && name.startsWith("modifierExtension[")) {
            return Optional.of("This modifierExtension is not known here, and would be passed over: send it without.");
        }
        if (name.equals("implicitRules") && !element.isEmpty()) {
            return Optional.of("The rules that implicitRules names are not known here: send it without.");
        }
        if (name.equals("doNotPerform")
                && element instanceof BooleanType not
                && !not.isEmpty()
                && !Boolean.FALSE.equals(not.getValue())) {
            return Optional.of("What must not be done is not asked for here: doNotPerform would be passed over.");
        }
        if (element instanceof Coding tag && isTag(path) && isSubsetted(tag)) {
            return Optional.of("A resource that is tagged SUBSETTED is not whole: read all of it, and send all of it.");
        }
        return Optional.empty();
    }

    private static boolean isTag(String path) {
        return path.contains(".meta.tag[") && path.indexOf('.', path.lastIndexOf(".meta.tag[") + 6) < 0;
    }

    private static boolean isSubsetted(Coding tag) {
        return "SUBSETTED".equals(tag.getCode()) && (!tag.hasSystem() || OBSERVATION_VALUE.contains(tag.getSystem()));
    }
}
