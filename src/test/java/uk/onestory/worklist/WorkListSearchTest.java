package uk.onestory.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkListSearchTest {

    private static final SortSpec TIE = new SortSpec(Constants.PARAM_PID);

    @Test
    void anOwnerAndAStatusInNoOrderAreAWorkList() {
        assertThat(query(search -> {}))
                .contains(new WorkListQuery("gmmh", Set.of("requested"), WorkListOrder.PLAIN, false, 40, 21));
    }

    @ParameterizedTest
    @CsvSource({
        "due, ASC, DUE, false",
        "due, DESC, DUE, true",
        "authored-on, DESC, AUTHORED, true",
        "_lastUpdated, , UPDATED, false"
    })
    void soItIsInTheOrderOfEachDate(String key, SortOrderEnum direction, WorkListOrder order, boolean descending) {
        assertThat(query(search -> search.setSort(new SortSpec(key, direction, TIE))))
                .contains(new WorkListQuery("gmmh", Set.of("requested"), order, descending, 40, 21));
    }

    @Test
    void severalStatusesAreOneWorkListHoweverOftenAndWithWhatSystemTheyAreNamed() {
        assertThat(query(search -> status(
                        search,
                        new TokenParam("received"),
                        new TokenParam("http://hl7.org/fhir/task-status", "requested"),
                        new TokenParam("received"))))
                .map(WorkListQuery::statuses)
                .contains(Set.of("requested", "received"));
    }

    @Test
    void whatIsIncludedCountedOrLeftOutChangesNoMatch() {
        assertThat(query(search -> {
                    search.addInclude(new Include("Task:focus"));
                    search.addRevInclude(new Include("Provenance:target"));
                    search.setSearchTotalMode(SearchTotalModeEnum.ACCURATE);
                }))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmmh",
                "HealthcareService/gmmh",
                "http://example.org/fhir/Organization/gmmh",
                "Organization/gmmh/_history/2",
                "Organization/no_id",
                "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"
            })
    void anOwnerInAnyOtherFormIsForHapi(String owner) {
        assertThat(query(search -> owner(search, new ReferenceParam(owner)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":missing", ".name", ":identifier", ":mdm", ":Organization.name"})
    void soIsOneWithAModifierOrAChain(String qualifier) {
        ReferenceParam owner = new ReferenceParam() {
            @Override
            protected boolean isSupportsChain() {
                return true;
            }
        };
        owner.setValueAsQueryToken(null, "owner", qualifier, "Organization/gmmh");
        assertThat(query(search -> owner(search, owner))).isEmpty();
    }

    @Test
    void soAreSeveralOwners() {
        assertThat(query(search -> search.add("owner", new ReferenceParam("Organization/gmmh"))))
                .isEmpty();
    }

    @Test
    void soIsAStatusThatIsNoneOrHasAModifierOrAnotherSystem() {
        for (TokenParam status : new TokenParam[] {
            new TokenParam("open"),
            new TokenParam("", "requested"),
            new TokenParam("http://example.org", "requested"),
            new TokenParam("http://hl7.org/fhir/task-status", ""),
            new TokenParam("requested").setModifier(TokenParamModifier.NOT),
            (TokenParam) new TokenParam().setMissing(true)
        }) {
            assertThat(query(search -> status(search, new TokenParam("requested"), status)))
                    .as(status.toString())
                    .isEmpty();
        }
    }

    @Test
    void soAreTwoStatusesAtOnce() {
        assertThat(query(search -> search.add("status", new TokenParam("received"))))
                .isEmpty();
    }

    @Test
    void soIsWhateverNarrowsTheSearchFurther() {
        for (String more : new String[] {"focus", "patient", "_id", "_tag", "_has", "_filter"}) {
            assertThat(query(search -> search.add(more, new StringParam("any"))))
                    .isEmpty();
        }
        assertThat(query(search -> search.setLastUpdated(new DateRangeParam("gt2026-01-01", null))))
                .isEmpty();
        assertThat(query(search -> search.remove("owner"))).isEmpty();
        assertThat(query(search -> search.remove("status"))).isEmpty();
        assertThat(WorkListSearch.of("ServiceRequest", search())).isEmpty();
    }

    @Test
    void soIsAnyOtherOrderAndASearchThatIsNotAPage() {
        for (SortSpec sort : new SortSpec[] {
            null,
            new SortSpec("priority", SortOrderEnum.ASC, TIE),
            new SortSpec("due", SortOrderEnum.ASC),
            new SortSpec("due", SortOrderEnum.ASC, new SortSpec("authored-on", SortOrderEnum.ASC, TIE)),
            new SortSpec(Constants.PARAM_PID, SortOrderEnum.DESC)
        }) {
            assertThat(query(search -> search.setSort(sort))).isEmpty();
        }
        assertThat(query(search -> search.setOffset(null))).isEmpty();
        assertThat(query(search -> search.setCount(null))).isEmpty();
    }

    private static Optional<WorkListQuery> query(Consumer<SearchParameterMap> change) {
        SearchParameterMap search = search();
        change.accept(search);
        return WorkListSearch.of("Task", search);
    }

    private static SearchParameterMap search() {
        SearchParameterMap search = new SearchParameterMap();
        search.add("owner", new ReferenceParam("Organization/gmmh"));
        search.add("status", new TokenParam("requested"));
        search.setOffset(40);
        search.setCount(21);
        search.setSort(TIE);
        return search;
    }

    private static void owner(SearchParameterMap search, IQueryParameterType owner) {
        search.remove("owner");
        search.add("owner", owner);
    }

    private static void status(SearchParameterMap search, TokenParam... statuses) {
        search.remove("status");
        TokenOrListParam any = new TokenOrListParam();
        for (TokenParam status : statuses) {
            any.add(status);
        }
        search.add("status", any);
    }
}
