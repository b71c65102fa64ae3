package uk.onestory.server;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.search.SynchronousSearchSvcImpl;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.util.SearchParameterMapCalculator;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;

/**
 * HAPI takes what is left of a page, after hidden resources were taken out, for the total: the link to the next page
 * would be missing, and later pages would tell a total of their own. Where nobody asked for a total there is none here;
 * {@link SearchAnswers} tells it where it is known for free.
 */
class SearchPages extends SynchronousSearchSvcImpl {

    @Override
    @SuppressWarnings("rawtypes")
    public IBundleProvider executeQuery(
            SearchParameterMap search,
            RequestDetails request,
            String searchId,
            ISearchBuilder builder,
            Integer upTo,
            RequestPartitionId partition) {
        IBundleProvider page = StoredText.search(
                request, () -> super.executeQuery(search, request, searchId, builder, upTo, partition));
        boolean counted = SearchParameterMapCalculator.isWantCount(search)
                || SearchParameterMapCalculator.isWantOnlyCount(search);
        if (search.isOffsetQuery() && !counted && page instanceof SimpleBundleProvider simple) {
            simple.setSize(null);
        }
        return page;
    }
}
