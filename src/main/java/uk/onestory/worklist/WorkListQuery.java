package uk.onestory.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    private static final String PAGE = " LIMIT ? OFFSET ?";

    String sql() {
        List<String> ranges = ranges();
        if (ranges.size() == 1) {
            return ranges.get(0) + PAGE;
        }
        List<String> tops =
                ranges.stream().map(range -> "(" + range + " LIMIT ?)").toList();
        return "SELECT task, moment FROM (" + String.join(" UNION ALL ", tops) + ") page"
                + sorted("moment", order.always() ? "" : " NULLS LAST") + PAGE;
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        boolean one = ranges().size() == 1;
        for (String status : statuses) {
            for (int i = 0; i < conditions().size(); i++) {
                parameters.add(owner);
                parameters.add(status);
                if (!one) {
                    parameters.add(offset + count);
                }
            }
        }
        parameters.add(count);
        parameters.add(offset);
        return parameters;
    }

    private List<String> ranges() {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            for (String condition : conditions()) {
                ranges.add(RANGE.formatted(order.column()) + condition + sorted(order.column(), ""));
            }
        }
        return ranges;
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
