package uk.onestory.worklist;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of a work list, as one SQL statement that reads no more than the page and what lies before it: a range of an
 * index for each status, merged. Descending, Tasks without the date come from a range of their own, because they are the
 * last either way. Ties go by HAPI's key of the Task, in the direction of the order.
 *
 * @param owner logical id of the Organization
 * @param statuses codes
 */
record WorkListQuery(
        String owner, Set<String> statuses, WorkListOrder order, boolean descending, int offset, int count) {

    private static final String RANGE =
            "SELECT task, %s AS moment FROM onestory_work_list WHERE owner = ? AND status = ?";

    /** The bounds of the page are in its text: H2 takes those of another execution where they are parameters. */
    String sql() {
        String page = " LIMIT " + count + " OFFSET " + offset;
        List<String> ranges = ranges();
        if (ranges.size() == 1) {
            return ranges.get(0) + page;
        }
        String tops = ranges.stream()
                .map(range -> "(" + range + " LIMIT " + (offset + count) + ")")
                .collect(Collectors.joining(" UNION ALL "));
        return "SELECT task, moment FROM (" + tops + ") page" + sorted("moment", order.always() ? "" : " NULLS LAST")
                + page;
    }

    Object[] parameters() {
        return statuses.stream()
                .flatMap(status -> conditions().stream().flatMap(condition -> Stream.of(owner, status)))
                .toArray();
    }

    private List<String> ranges() {
        return statuses.stream()
                .flatMap(status -> conditions().stream())
                .map(condition -> RANGE.formatted(order.column()) + condition + sorted(order.column(), ""))
                .toList();
    }

    private List<String> conditions() {
        return descending && !order.always()
                ? List.of(" AND " + order.column() + " IS NOT NULL", " AND " + order.column() + " IS NULL")
                : List.of("");
    }

    /** @param absent where the database would put what has no date first; an index is read as it says, so only there */
    private String sorted(String column, String absent) {
        return descending
                ? " ORDER BY " + column + " DESC" + absent + ", task DESC"
                : " ORDER BY " + column + " NULLS LAST, task";
    }
}
