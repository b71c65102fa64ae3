package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.IResultIterator;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchBuilderLoadIncludesParameters;
import ca.uhn.fhir.jpa.model.search.SearchRuntimeDetails;
import ca.uhn.fhir.jpa.search.builder.SearchBuilder;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** HAPI's search builder, with the {@link OwnSearch}es asked first for what matches. */
class OwnSearchFirst implements ISearchBuilder<JpaPid> {

    private final ISearchBuilder<JpaPid> hapi;
    private final List<OwnSearch> own;

    OwnSearchFirst(ISearchBuilder<JpaPid> hapi, List<OwnSearch> own) {
        this.hapi = hapi;
        this.own = own;
    }

    @Override
    public IResultIterator<JpaPid> createQuery(
            SearchParameterMap search,
            SearchRuntimeDetails details,
            RequestDetails request,
            RequestPartitionId partition) {
        return found(search)
                .<IResultIterator<JpaPid>>map(FoundPids::new)
                .orElseGet(() -> hapi.createQuery(search, details, request, partition));
    }

    private Optional<List<JpaPid>> found(SearchParameterMap search) {
        return hapi instanceof SearchBuilder builder
                ? own.stream()
                        .flatMap(one -> one.find(builder.getResourceName(), search).stream())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Long createCountQuery(
            SearchParameterMap search, String searchId, RequestDetails request, RequestPartitionId partition) {
        return hapi.createCountQuery(search, searchId, request, partition);
    }

    @Override
    public void setMaxResultsToFetch(Integer most) {
        hapi.setMaxResultsToFetch(most);
    }

    @Override
    public void setDeduplicateInDatabase(boolean deduplicate) {
        hapi.setDeduplicateInDatabase(deduplicate);
    }

    @Override
    public void setRequireTotal(boolean total) {
        hapi.setRequireTotal(total);
    }

    @Override
    public boolean requiresTotal() {
        return hapi.requiresTotal();
    }

    @Override
    public void loadResourcesByPid(
            Collection<JpaPid> pids,
            Collection<JpaPid> included,
            List<IBaseResource> resources,
            boolean forHistory,
            RequestDetails request) {
        hapi.loadResourcesByPid(pids, included, resources, forHistory, request);
    }

    @Override
    @SuppressWarnings("deprecation") // HAPI itself calls this one
    public Set<JpaPid> loadIncludes(
            FhirContext fhir,
            EntityManager entities,
            Collection<JpaPid> matches,
            Collection<Include> includes,
            boolean reverse,
            DateRangeParam lastUpdated,
            String search,
            RequestDetails request,
            Integer most) {
        return hapi.loadIncludes(fhir, entities, matches, includes, reverse, lastUpdated, search, request, most);
    }

    @Override
    public Set<JpaPid> loadIncludes(SearchBuilderLoadIncludesParameters<JpaPid> parameters) {
        return hapi.loadIncludes(parameters);
    }

    @Override
    public void setFetchSize(int size) {
        hapi.setFetchSize(size);
    }

    @Override
    public void setPreviouslyAddedResourcePids(List<JpaPid> pids) {
        hapi.setPreviouslyAddedResourcePids(pids);
    }
}
