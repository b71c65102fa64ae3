package uk.onestory.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.bulk.BulkExportJobParameters;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;

/**
 * Whether each {@code _typeFilter} can be understood, before the job begins: HAPI's job would try one that cannot again
 * and again.
 */
@Component
class TypeFilters {

    private final FhirContext fhir;
    private final DaoRegistry daos;
    private final MatchUrlService searches;

    TypeFilters(FhirContext fhir, DaoRegistry daos, MatchUrlService searches) {
        this.fhir = fhir;
        this.daos = daos;
        this.searches = searches;
    }

    /** @throws BaseServerResponseException 400 */
    void check(BulkExportJobParameters job) {
        job.getFilters().forEach(filter -> check(filter, job));
    }

    private void check(String filter, BulkExportJobParameters job) {
        int query = filter.indexOf('?');
        String type = query < 0 ? filter : filter.substring(0, query);
        if (query < 0 || query == filter.length() - 1 || !job.getResourceTypes().contains(type)) {
            throw refusal(
                    "a filter is a search on one of the exported types, for example Condition?clinical-status=active");
        }
        try {
            SearchParameterMap search = searches.translateMatchUrl(filter, fhir.getResourceDefinition(type));
            search.setLoadSynchronousUpTo(1);
            daos.getResourceDao(type).searchForIds(search, new SystemRequestDetails(), null);
        } catch (BaseServerResponseException | IllegalArgumentException misunderstood) {
            throw refusal("the search on " + type + " cannot be understood; GET /fhir/metadata lists its parameters");
        }
    }

    private static BaseServerResponseException refusal(String why) {
        return Refusal.plain(400, IssueType.INVALID, "_typeFilter: " + why + ".");
    }
}
