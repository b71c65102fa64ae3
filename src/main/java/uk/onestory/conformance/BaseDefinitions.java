package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * Base R4. When the validator asks for all definitions it wants to know the types; the hundreds of extensions of the
 * standard that it would convert and keep as well are found by their URL when one is used.
 */
class BaseDefinitions extends DefaultProfileValidationSupport {

    BaseDefinitions(FhirContext fhir) {
        super(fhir);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) super.fetchAllStructureDefinitions().stream()
                .filter(definition -> !(definition instanceof StructureDefinition type
                        && type.getDerivation() == TypeDerivationRule.CONSTRAINT))
                .toList();
    }
}
