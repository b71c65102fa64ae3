package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.i18n.Msg;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.QualifiedParamList;
import ca.uhn.fhir.rest.param.DateRangeParam;
import java.util.Arrays;
import java.util.List;

/** Between a beginning and an end before it lies nothing: a question like any other, which HAPI takes for a mistake. */
final class EmptyRange {

    private static final String LAST_UPDATED = "_lastUpdated";
    /** What {@link ExactDays} would meet. */
    private static final String ENDS_BEFORE_IT_BEGINS = Msg.code(1932);

    private EmptyRange() {}

    /** @return a range in which nothing was updated, for one that is empty; all else as it is */
    static String[] read(FhirContext fhir, String name, String... values) {
        if (!name.equals(LAST_UPDATED) || values.length != 2) {
            return values;
        }
        List<QualifiedParamList> bounds = Arrays.stream(values)
                .map(value -> QualifiedParamList.singleton(null, value))
                .toList();
        try {
            DateRangeParam range = new DateRangeParam();
            range.setValuesAsQueryTokens(fhir, name, bounds);
            ExactDays.of(range);
            return values;
        } catch (DataFormatException fault) {
            boolean empty = String.valueOf(fault.getMessage()).startsWith(ENDS_BEFORE_IT_BEGINS);
            return empty ? new String[] {"lt1000"} : values;
        }
    }
}
