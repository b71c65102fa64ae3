package uk.onestory.worklist;

import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.onestory.server.OwnSearch;

/** Answers searches for work lists from the table. */
@Component
class WorkLists implements OwnSearch {

    private final WorkListTable table;

    WorkLists(WorkListTable table) {
        this.table = table;
    }

    @Override
    public Optional<List<JpaPid>> find(String resourceType, SearchParameterMap search) {
        return WorkListSearch.of(resourceType, search).map(query -> JpaPid.fromLongList(table.find(query)));
    }
}
