package uk.onestory.server;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.search.SynchronousSearchSvcImpl;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.util.SearchParameterMapCalculator;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.util.List;
import java.util.function.Supplier;

/**
 * HAPI takes what is left of a page, after hidden resources were taken out, for the total: the link to the next page
 * would be missing, and later pages would tell a total of their own. Where nobody asked for a total there is none here;
 * {@link SearchAnswers} tells it where it is known for free.
 *
 * <p>What matches is asked of the {@link OwnSearch}es before HAPI looks for it.
 */
class SearchPages extends SynchronousSearchSvcImpl {

    private final Supplier<List<OwnSearch>> ownSearches;

    SearchPages(Supplier<List<OwnSearch>> ownSearches) {
        this.ownSearches = ownSearches;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public IBundleProvider executeQuery(
            SearchParameterMap search,
            RequestDetails request,
            String searchId,
            ISearchBuilder builder,
            Integer upTo,
            RequestPartitionId partition) {
        ISearchBuilder ownFirst = new OwnSearchFirst(builder, ownSearches.get());
        IBundleProvider page = StoredText.search(
                request, () -> super.executeQuery(search, request, searchId, ownFirst, upTo, partition));
        boolean counted = SearchParameterMapCalculator.isWantCount(search)
                || SearchParameterMapCalculator.isWantOnlyCount(search);
        if (search.isOffsetQuery() && !counted && page instanceof SimpleBundleProvider simple) {
            simple.setSize(null);
        }
        return page;
    }
}
