package uk.onestory.directory;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;
import uk.onestory.server.StoredResources;

/** Organisations and services, as the rules ask for them. Reads are of the moment: a service that closes is closed. */
@Component
public class Directory {

    public static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";
    /** For organisations without a known ODS code. */
    public static final String OWN_CODE = "https://fhir.onestory.example/Id/organization";

    private static final String SECTORS = "https://fhir.onestory.example/CodeSystem/OneStory-ServiceSector";

    private final DaoRegistry daos;
    private final StoredResources stored;
    private final Clock clock;
    /** A code never changes its organisation; only what was found is kept. */
    private final Map<String, String> organizationIds = new ConcurrentHashMap<>();

    Directory(DaoRegistry daos, StoredResources stored, Clock clock) {
        this.daos = daos;
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * @param code ODS code, or a value of {@link #OWN_CODE}
     * @return logical id of the Organization
     */
    public Optional<String> organizationId(String code) {
        String known = organizationIds.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        TokenOrListParam either = new TokenOrListParam().add(ODS_CODE, code).add(OWN_CODE, code);
        Optional<String> found = organizations()
                .search(
                        SearchParameterMap.newSynchronous().add(Organization.SP_IDENTIFIER, either),
                        new SystemRequestDetails())
                .getAllResources()
                .stream()
                .findFirst()
                .map(organization -> organization.getIdElement().getIdPart());
        found.ifPresent(id -> organizationIds.put(code, id));
        return found;
    }

    /** The service behind a reference; empty where there is none. */
    public Optional<CareService> service(String id) {
        return stored.named(HealthcareService.class, id).map(service -> CareService.of(service, clock));
    }

    /** The services that an organisation provides and that are open for referrals today. */
    public List<CareService> openServicesOf(String organizationId) {
        SearchParameterMap provided = SearchParameterMap.newSynchronous(
                HealthcareService.SP_ORGANIZATION, new ReferenceParam("Organization/" + organizationId));
        return daos
                .getResourceDao(HealthcareService.class)
                .search(provided, new SystemRequestDetails())
                .getAllResources()
                .stream()
                .map(HealthcareService.class::cast)
                .map(service -> CareService.of(service, clock))
                .filter(CareService::open)
                .toList();
    }

    /**
     * What kinds of service an organisation provides.
     *
     * @param organization {@code Organization/id}
     * @return codes of CodeSystem {@code OneStory-ServiceSector}; empty where the directory tells none
     */
    public Set<String> sectorsOf(String organization) {
        return stored.named(Organization.class, new IdType(organization).getIdPart()).stream()
                .flatMap(found -> found.getType().stream())
                .flatMap(type -> type.getCoding().stream())
                .filter(coding -> SECTORS.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    private IFhirResourceDao<Organization> organizations() {
        return daos.getResourceDao(Organization.class);
    }
}
