package uk.onestory.referral;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.Values;

/** Why a person is referred, to be compared: codes, or words where there are none. */
final class Reasons {

    private Reasons() {}

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 reason-needed */
    static void need(ServiceRequest referral) {
        boolean written = referral.hasReasonCode() || referral.hasReasonReference();
        boolean told = referral.getReasonCode().stream().anyMatch(Why::isTold)
                || referral.getReasonReference().stream().anyMatch(Reasons::names);
        if (written && !told) { // where there is none at all the profile says so
            throw Refusal.of(
                    Rule.REASON_NEEDED,
                    "Say why the person is referred: a code or words in reasonCode, or a reference to a record of the"
                            + " person in reasonReference.",
                    "ServiceRequest.reasonCode",
                    "ServiceRequest.reasonReference");
        }
    }

    /** Whether an update gives other reasons, or leaves out that it replaces another referral. */
    static boolean differ(ServiceRequest before, ServiceRequest after) {
        return !Base.compareDeep(before.getReasonCode(), after.getReasonCode(), true)
                || !Base.compareDeep(before.getReasonReference(), after.getReasonReference(), true)
                || !Base.compareDeep(before.getReplaces(), after.getReplaces(), true);
    }

    private static boolean names(Reference reference) {
        return reference.getReference() != null
                || reference.getResource() != null
                || (reference.hasIdentifier()
                        && Values.isThere(reference.getIdentifier().getValueElement()));
    }

    /**
     * @param resources those behind the references, by {@code Type/id}; what is not there counts by its reference
     */
    static Set<String> of(ServiceRequest referral, Map<String, Resource> resources) {
        Set<String> reasons = new TreeSet<>();
        referral.getReasonCode().forEach(reason -> reasons.addAll(of(reason)));
        for (Reference reference : referral.getReasonReference()) {
            Set<String> codes = behind(reference, resources).map(Reasons::code).orElse(Set.of());
            reasons.addAll(codes.isEmpty() ? named(reference) : codes);
        }
        return reasons;
    }

    /** @return what stands in the referral itself, or was written or stored */
    private static Optional<Resource> behind(Reference reference, Map<String, Resource> resources) {
        return Optional.ofNullable(resources.get(String.valueOf(Refs.to(reference))))
                .or(() -> Optional.ofNullable(reference.getResource())
                        .filter(Resource.class::isInstance)
                        .map(Resource.class::cast));
    }

    private static Set<String> code(Resource resource) {
        Property code = resource.getNamedProperty("code");
        Set<String> codes = new TreeSet<>();
        if (code != null) {
            for (Base value : code.getValues()) {
                if (value instanceof CodeableConcept concept) {
                    codes.addAll(of(concept));
                }
            }
        }
        return codes;
    }

    private static Set<String> of(CodeableConcept concept) {
        Set<String> codes = new TreeSet<>();
        for (Coding coding : concept.getCoding()) {
            if (coding.hasCode()) {
                codes.add(coding.getSystem() + "|" + coding.getCode());
            }
        }
        if (codes.isEmpty() && concept.hasText()) {
            codes.add(words(concept.getText()));
        } else if (codes.isEmpty()) {
            concept.getCoding().stream()
                    .filter(Coding::hasDisplay)
                    .forEach(coding -> codes.add(words(coding.getDisplay())));
        }
        return codes;
    }

    private static Set<String> named(Reference reference) {
        if (reference.hasReference()) {
            return Set.of(Refs.to(reference));
        }
        if (reference.hasIdentifier()) {
            return Set.of(reference.getIdentifier().getSystem() + "|"
                    + reference.getIdentifier().getValue());
        }
        return reference.hasDisplay() ? Set.of(words(reference.getDisplay())) : Set.of();
    }

    /** Case-folded: upper case first, because some letters have more than one lower case. */
    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
