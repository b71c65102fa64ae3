package uk.onestory.ask;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** How a report names an organisation: by its code and its name. */
@Component
class OrganizationNames {

    private final DaoRegistry daos;

    OrganizationNames(DaoRegistry daos) {
        this.daos = daos;
    }

    /** @param id logical id */
    CodeableConcept of(String id) {
        CodeableConcept name = new CodeableConcept();
        try {
            Organization organization =
                    daos.getResourceDao(Organization.class).read(new IdType("Organization", id), Callers.server());
            Identifier identifier = organization.getIdentifierFirstRep();
            name.setText(organization.getName());
            name.addCoding()
                    .setSystem(identifier.getSystem())
                    .setCode(identifier.getValue())
                    .setDisplay(organization.getName());
            return name;
        } catch (ResourceNotFoundException | ResourceGoneException gone) {
            return name.setText("An organisation that is no longer in the directory");
        }
    }
}
