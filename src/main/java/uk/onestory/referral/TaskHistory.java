package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** What was before: earlier versions of a Task, and the other Tasks of its referral. */
@Component
class TaskHistory {

    private final DaoRegistry daos;

    TaskHistory(DaoRegistry daos) {
        this.daos = daos;
    }

    /** The status of the newest version that was not on hold. */
    TaskStatus statusBeforeHold(Task task) {
        String id = task.getIdElement().getIdPart();
        Task version = tasks().read(new IdType("Task", id), Callers.server());
        while (version.getStatus() == TaskStatus.ONHOLD) {
            long earlier = version.getIdElement().getVersionIdPartAsLong() - 1;
            version = tasks().read(new IdType("Task", id, String.valueOf(earlier)), Callers.server());
        }
        return version.getStatus();
    }

    /** All Tasks on a referral, as they are stored; what this transaction changes may not be seen yet. */
    List<Task> onReferral(String referral) {
        SearchParameterMap focus = SearchParameterMap.newSynchronous(Task.SP_FOCUS, new ReferenceParam(referral));
        return tasks().search(focus, Callers.server()).getAllResources().stream()
                .map(Task.class::cast)
                .toList();
    }

    private IFhirResourceDao<Task> tasks() {
        return daos.getResourceDao(Task.class);
    }
}
