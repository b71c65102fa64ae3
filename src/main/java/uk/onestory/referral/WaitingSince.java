package uk.onestory.referral;

import java.util.Objects;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.server.Extensions;

/**
 * Since when the person waits: the day of the referral. Every Task on it keeps that, whatever its sender writes there,
 * so that no service makes a wait look shorter than it is.
 */
final class WaitingSince {

    private WaitingSince() {}

    static DateTimeType of(ServiceRequest referral) {
        return new DateTimeType(referral.getAuthoredOn());
    }

    /** Null where the Task tells none. */
    static DateTimeType of(Task task) {
        Extension since = Extensions.first(task, Codes.WAITING_SINCE);
        return since != null && since.getValue() instanceof DateTimeType date && date.hasValue() ? date : null;
    }

    /** @param since null for none */
    static void set(Task task, DateTimeType since) {
        task.getExtension().removeIf(extension -> Codes.WAITING_SINCE.equals(extension.getUrl()));
        if (since != null) {
            task.addExtension(Codes.WAITING_SINCE, since.copy());
        }
    }

    static boolean is(Task task, DateTimeType since) {
        return Objects.equals(moment(of(task)), moment(since));
    }

    private static Long moment(DateTimeType date) {
        return date == null || !date.hasValue() ? null : date.getValue().getTime();
    }
}
