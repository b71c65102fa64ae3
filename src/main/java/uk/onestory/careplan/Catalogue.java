package uk.onestory.careplan;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** The interventions that can be applied, and their activities: those in force, which every partner may read. */
@Component
class Catalogue {

    private final DaoRegistry daos;

    Catalogue(DaoRegistry daos) {
        this.daos = daos;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, 422 for one that is not active */
    PlanDefinition plan(ApplyRequest asked) {
        if (asked.id() != null) {
            return inForce(daos.getResourceDao(PlanDefinition.class)
                    .read(new IdType("PlanDefinition", asked.id()), Callers.server()));
        }
        return plan(asked.canonical())
                .map(Catalogue::inForce)
                .orElseThrow(() -> Refusal.of(
                        404, Rule.DEFINITION_UNKNOWN, "No PlanDefinition with this canonical url is known here."));
    }

    Optional<PlanDefinition> plan(String canonical) {
        return find(PlanDefinition.class, canonical);
    }

    Optional<ActivityDefinition> activity(String canonical) {
        return find(ActivityDefinition.class, canonical);
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 */
    static <T extends MetadataResource> T inForce(T definition) {
        if (definition.getStatus() != PublicationStatus.ACTIVE) {
            throw Refusal.of(
                    Rule.NOT_ACTIVE,
                    definition.fhirType() + " " + definition.getUrl() + " is not active: choose one that is.");
        }
        return definition;
    }

    /** The newest of several versions that is in force, else the newest. */
    private <T extends MetadataResource> Optional<T> find(Class<T> type, String canonical) {
        int bar = canonical.indexOf('|');
        SearchParameterMap search = SearchParameterMap.newSynchronous()
                .add("url", new UriParam(bar < 0 ? canonical : canonical.substring(0, bar)));
        if (bar >= 0) {
            search.add("version", new TokenParam(canonical.substring(bar + 1)));
        }
        List<T> found = daos.getResourceDao(type).search(search, Callers.server()).getAllResources().stream()
                .map(type::cast)
                .toList();
        return found.stream()
                .max(Comparator.<T, Boolean>comparing(one -> one.getStatus() == PublicationStatus.ACTIVE)
                        .thenComparing(one -> one.getMeta().getLastUpdated()));
    }
}
