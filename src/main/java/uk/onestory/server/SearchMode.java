package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.dao.NonPersistedSearch;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import org.springframework.stereotype.Component;

/**
 * Every search takes days of {@code _lastUpdated} as they are, reads the database when it is asked, writes nothing, and pages by offset in an order that never leaves
 * two resources tied: without the last key a page could repeat or skip some.
 */
@Component
@Interceptor
public class SearchMode implements FhirInterceptor {

    private final ServerLimits limits;

    SearchMode(ServerLimits limits) {
        this.limits = limits;
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void synchronous(SearchParameterMap search, ICachedSearchDetails details) {
        search.setLastUpdated(ExactDays.of(search.getLastUpdated()));
        boolean condition = details instanceof NonPersistedSearch; // of a conditional write: all matches count
        boolean ownCode = search.isLoadSynchronous() && search.getOffset() == null; // knows what it asks for
        if (condition || ownCode) {
            return;
        }
        if (search.getOffset() == null) {
            search.setOffset(0);
        }
        if (search.getCount() == null) {
            search.setCount(limits.defaultCount());
        }
        search.setSort(tieBroken(search.getSort()));
    }

    static SortSpec tieBroken(SortSpec sort) {
        SortSpec last = new SortSpec(Constants.PARAM_PID);
        if (sort == null || sort.getParamName() == null) {
            return last;
        }
        SortSpec at = sort;
        while (!Constants.PARAM_PID.equals(at.getParamName())) {
            if (at.getChain() == null) {
                at.setChain(last);
            }
            at = at.getChain();
        }
        return sort;
    }
}
