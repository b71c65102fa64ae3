package uk.onestory.story;

import ca.uhn.fhir.util.FhirTerser;
import java.util.Collections;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.StoredJson;

/**
 * Takes out of a resource that may be shown what it says of one that may not: the reference and its display, the
 * extension that stands around it, and the narrative, which may tell it in words. Otherwise a plan's {@code addresses} or
 * the effect of one condition on another would tell what is withheld.
 */
final class Redaction {

    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String KIND = FhirPackage.BASE + "/CodeSystem/OneStory-ConditionKind";
    private static final String CO_OCCURS_WITH = FhirPackage.BASE + "/StructureDefinition/OneStory-CoOccursWith";

    private final FhirTerser terser;
    private final ReferencesOf references;
    private final Set<String> hidden;

    /** @param hidden {@code Type/id} of what is in the record and may not be shown */
    Redaction(FhirTerser terser, ReferencesOf references, Set<String> hidden) {
        this.terser = terser;
        this.references = references;
        this.hidden = hidden;
    }

    /** The resource itself where nothing has to be taken out; else a copy that says so ({@code SUBSETTED}). */
    <T extends Resource> T of(T resource) {
        if (hidden.isEmpty() || Collections.disjoint(references.of(resource), hidden)) {
            return resource;
        }
        @SuppressWarnings("unchecked")
        T copy = (T) resource.copy();
        StoredJson.forget(copy);
        if (copy instanceof DomainResource domain) {
            domain.setText(null);
            domain.getExtension().removeIf(this::tells);
        }
        terser.getAllPopulatedChildElementsOfType(copy, Extension.class).stream()
                .filter(this::tells)
                .forEach(extension -> {
                    extension.setUrl(null);
                    extension.setValue(null);
                    extension.getExtension().clear();
                });
        terser.getAllPopulatedChildElementsOfType(copy, Reference.class).stream()
                .filter(this::isHidden)
                .forEach(Redaction::clear);
        if (copy instanceof Condition condition && !condition.hasExtension(CO_OCCURS_WITH)) {
            condition
                    .getCategory()
                    .removeIf(category -> category.hasCoding(KIND, "co-occurring")
                            && category.getCoding().size() == 1);
            condition.getCategory().forEach(category -> category.getCoding()
                    .removeIf(coding -> KIND.equals(coding.getSystem()) && "co-occurring".equals(coding.getCode())));
        }
        copy.getMeta().addTag().setSystem(OBSERVATION_VALUE).setCode("SUBSETTED");
        return copy;
    }

    private boolean tells(Extension extension) {
        return (extension.getValue() instanceof Reference reference && isHidden(reference))
                || extension.getExtension().stream().anyMatch(this::tells);
    }

    private boolean isHidden(Reference reference) {
        return References.key(reference).filter(hidden::contains).isPresent();
    }

    private static void clear(Reference reference) {
        reference.setReference(null);
        reference.setResource(null);
        reference.setType(null);
        reference.setIdentifier(null);
        reference.setDisplay(null);
        reference.getExtension().clear();
    }
}
