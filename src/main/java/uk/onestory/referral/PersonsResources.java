package uk.onestory.referral;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Whether what a Task refers to is about the person of the Task: another person's papers answer nothing. */
@Component
class PersonsResources {

    private final FhirContext fhir;
    private final ServerWrites server;

    PersonsResources(FhirContext fhir, ServerWrites server) {
        this.fhir = fhir;
        this.server = server;
    }

    /** The resource, written in this transaction or before, where it is in the compartment of the person. */
    Optional<Resource> find(Reference reference, Reference person, ReferralChanges changes) {
        String to = Refs.to(reference);
        String type = reference.getReferenceElement().getResourceType();
        if (to == null || type == null || !fhir.getResourceTypes().contains(type)) {
            return Optional.empty();
        }
        Class<? extends Resource> form =
                fhir.getResourceDefinition(type).getImplementingClass().asSubclass(Resource.class);
        return changes.written(form, to).map(Resource.class::cast).or(() -> stored(form, to)).stream()
                .filter(resource -> isAbout(resource, person))
                .findFirst();
    }

    private boolean isAbout(Resource resource, Reference person) {
        String patient = Refs.to(person);
        Stream<String> owners = fhir.newTerser().getCompartmentOwnersForResource("Patient", resource, Set.of()).stream()
                .map(owner -> owner.getResourceType() + "/" + owner.getIdPart());
        Stream<String> itself =
                Stream.of(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        return Stream.concat(itself, owners).anyMatch(about -> about.equals(patient));
    }

    private Optional<Resource> stored(Class<? extends Resource> type, String reference) {
        try {
            return Optional.of(server.read(type, reference));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }
}
