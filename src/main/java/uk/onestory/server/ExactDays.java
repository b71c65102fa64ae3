package uk.onestory.server;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;

/**
 * A day, month or year of {@code _lastUpdated} as it is written in {@code meta.lastUpdated}, as every other date is
 * searched. HAPI would take the day in every time zone at once, which reaches into the days beside it.
 */
final class ExactDays {

    private static final Set<TemporalPrecisionEnum> DAYS =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private ExactDays() {}

    /** @return the same range where it names instants already */
    static DateRangeParam of(DateRangeParam range) {
        if (range == null || !(isDay(range.getLowerBound()) || isDay(range.getUpperBound()))) {
            return range;
        }
        DateParam lower = range.getLowerBound();
        DateParam upper = range.getUpperBound();
        return new DateRangeParam(isDay(lower) ? from(lower) : lower, isDay(upper) ? until(upper) : upper);
    }

    private static boolean isDay(DateParam bound) {
        return bound != null && bound.getValue() != null && DAYS.contains(bound.getPrecision());
    }

    private static DateParam from(DateParam lower) {
        ParamPrefixEnum prefix = prefix(lower);
        return switch (prefix) {
            case GREATERTHAN, STARTS_AFTER -> new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, next(lower));
            case NOT_EQUAL -> new DateParam(prefix, lower.getValue());
            default -> new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, lower.getValue());
        };
    }

    private static DateParam until(DateParam upper) {
        ParamPrefixEnum prefix = prefix(upper);
        return switch (prefix) {
            case LESSTHAN, ENDS_BEFORE -> new DateParam(ParamPrefixEnum.LESSTHAN, upper.getValue());
            case NOT_EQUAL -> new DateParam(prefix, new Date(next(upper).getTime() - 1));
            default -> new DateParam(ParamPrefixEnum.LESSTHAN, next(upper));
        };
    }

    private static ParamPrefixEnum prefix(DateParam bound) {
        return bound.getPrefix() == null ? ParamPrefixEnum.EQUAL : bound.getPrefix();
    }

    private static Date next(DateParam bound) {
        return bound.getPrecision().add(bound.getValue(), 1);
    }
}
