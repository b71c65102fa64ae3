package uk.onestory.server;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * How much one search or condition may ask for at once. Each term becomes a join, and a database may need minutes to plan
 * a hundred of them, which no statement timeout ends.
 */
@Component
class SearchSize {

    private static final String HAS = "_has:";
    private static final Set<String> INCLUSIONS = Set.of("_include", "_revinclude");

    private final int terms;
    private final int values;

    SearchSize(ServerLimits limits) {
        this.terms = limits.searchTerms();
        this.values = limits.searchValues();
    }

    /** @throws Refused 400, whatever the client prefers: what is left out would change what is found */
    void check(Map<String, ? extends Collection<String>> parameters) {
        int joins = 0;
        int inclusions = 0;
        int alternatives = 0;
        for (Map.Entry<String, ? extends Collection<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            int all = 0;
            for (String value : parameter.getValue()) {
                all += 1
                        + (value == null
                                ? 0
                                : (int) value.chars().filter(c -> c == ',').count());
            }
            if (INCLUSIONS.contains(name.split(":", 2)[0])) {
                inclusions += all;
            } else if (name.equals("_sort")) {
                joins += all;
            } else if (narrows(name)) {
                joins += parameter.getValue().size() * links(name);
                alternatives += all;
            }
            if (joins > terms || inclusions > terms) {
                throw refused(name, terms + " terms (each repetition, link of a chain, _has and key of _sort is one)");
            }
            if (alternatives > values) {
                throw refused(name, values + " values");
            }
        }
    }

    private static boolean narrows(String name) {
        return !name.startsWith("_") || SearchGrammar.isOfAllTypes(name);
    }

    private static int links(String name) {
        int links = 1;
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) == '.' || name.startsWith(HAS, at)) {
                links++;
            }
        }
        return links;
    }

    private static Refused refused(String name, String most) {
        return new Refused(Failure.of(
                400,
                IssueType.TOOCOSTLY,
                new Unclear(name, "takes the search beyond " + most + ": ask for less at once").words()));
    }
}
