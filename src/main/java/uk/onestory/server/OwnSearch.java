package uk.onestory.server;

import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds what matches some searches at less cost than HAPI. Everything after stays HAPI's: what may be shown, inclusion,
 * links to other pages, totals. A bean of this kind answers only what it understands in full: a condition that it passed
 * over would show what the search, or a rule that narrowed it, left out.
 */
public interface OwnSearch {

    /**
     * Called in the transaction of the search.
     *
     * @param search {@code getCount()} tells how many to find, the one that tells of a next page included, from {@code
     *     getOffset()} on
     * @return HAPI's keys, in the order that the search asks for; empty where HAPI is to search
     */
    Optional<List<JpaPid>> find(String resourceType, SearchParameterMap search);
}
