package uk.onestory.worklist;

import ca.uhn.fhir.jpa.api.dao.IDao;
import java.sql.Timestamp;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Task;

/**
 * What the table holds of a Task. The dates are the instants by which HAPI sorts: of a date without a time the first of
 * the day in the time zone of the process.
 *
 * @param task HAPI's key of the Task
 * @param owner logical id of the Organization
 * @param status code
 * @param due {@code Task.restriction.period.end}; null where it has none
 * @param authored when it was written, {@code Task.authoredOn}; null where it has none
 * @param updated {@code Task.meta.lastUpdated}
 */
record WorkListRow(long task, String owner, String status, Timestamp due, Timestamp authored, Timestamp updated) {

    /** Empty for a Task that no Organization of this server owns: it is in no work list. */
    static Optional<WorkListRow> of(Task task) {
        IIdType owner = task.getOwner().getReferenceElement();
        if (!"Organization".equals(owner.getResourceType()) || owner.isAbsolute() || task.getStatus() == null) {
            return Optional.empty();
        }
        return Optional.of(new WorkListRow(
                IDao.RESOURCE_PID.get(task).getId(),
                owner.getIdPart(),
                task.getStatus().toCode(),
                timestamp(task.getRestriction().getPeriod().getEndElement().getValue()),
                timestamp(task.getAuthoredOnElement().getValue()),
                timestamp(task.getMeta().getLastUpdated())));
    }

    private static Timestamp timestamp(Date date) {
        return date == null ? null : new Timestamp(date.getTime());
    }
}
