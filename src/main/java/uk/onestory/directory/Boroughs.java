package uk.onestory.directory;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Which boroughs services and organisations are for, and where each borough looks after what has no better place to go. */
@Component
public class Boroughs {

    private static final String EXTENSION = "https://fhir.onestory.example/StructureDefinition/OneStory-Borough";
    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-Borough";

    private final DaoRegistry daos;
    private final Clock clock;

    Boroughs(DaoRegistry daos, Clock clock) {
        this.daos = daos;
        this.clock = clock;
    }

    /**
     * The single point of access that is open in the borough of the service; of several boroughs the sender's own comes first.
     * Where the service tells no borough the sender's counts, then the owner's.
     *
     * @param service {@code HealthcareService/id} that is asked; may be null
     * @param sender {@code Organization/id}, or another reference, which has no borough
     * @param owner {@code Organization/id} of the service
     */
    public Optional<CareService> singlePointOfAccess(String service, String sender, String owner) {
        Set<String> asked = of(service);
        Set<String> sending = of(sender);
        Set<String> inOrder = new LinkedHashSet<>(asked);
        inOrder.retainAll(sending);
        inOrder.addAll(asked);
        inOrder.addAll(sending);
        inOrder.addAll(of(owner));
        return inOrder.stream()
                .map(this::singlePointOfAccess)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<CareService> singlePointOfAccess(String borough) {
        SearchParameterMap search = SearchParameterMap.newSynchronous()
                .add("borough", new TokenParam(CODES, borough))
                .add(
                        HealthcareService.SP_SERVICE_TYPE,
                        new TokenParam(CareService.SERVICE_TYPE, CareService.SINGLE_POINT_OF_ACCESS));
        return daos
                .getResourceDao(HealthcareService.class)
                .search(search, new SystemRequestDetails())
                .getAllResources()
                .stream()
                .map(found -> CareService.of((HealthcareService) found, clock))
                .filter(CareService::open)
                .min(Comparator.comparing(CareService::id));
    }

    /**
     * @param reference {@code HealthcareService/id} or {@code Organization/id}
     * @return codes of CodeSystem {@code OneStory-Borough}; none where the directory tells none
     */
    public Set<String> of(String reference) {
        IdType id = new IdType(reference);
        if (!Set.of("HealthcareService", "Organization").contains(String.valueOf(id.getResourceType()))) {
            return Set.of();
        }
        try {
            DomainResource place =
                    (DomainResource) daos.getResourceDao(id.getResourceType()).read(id, new SystemRequestDetails());
            return place.getExtensionsByUrl(EXTENSION).stream()
                    .map(extension -> ((CodeableConcept) extension.getValue()).getCoding())
                    .flatMap(codings -> codings.stream().map(Coding::getCode))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Set.of();
        }
    }
}
