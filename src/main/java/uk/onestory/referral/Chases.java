package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** The Tasks by which single points of access chase referrals: done when the referral moves, whoever moved it. */
@Component
class Chases {

    private final DaoRegistry daos;
    private final ServerWrites server;
    private final Clock clock;

    Chases(DaoRegistry daos, ServerWrites server, Clock clock) {
        this.daos = daos;
        this.server = server;
        this.clock = clock;
    }

    /** A Task that was escalated has moved. */
    void settleOf(Task task, ReferralChanges changes) {
        settle(Task.SP_FOCUS, "Task/" + task.getIdElement().getIdPart(), changes);
    }

    /** A referral was withdrawn. */
    void settleOn(String referral, ReferralChanges changes) {
        settle(Task.SP_BASED_ON, referral, changes);
    }

    private void settle(String parameter, String reference, ReferralChanges changes) {
        TokenOrListParam codes = new TokenOrListParam();
        Notice.CHASES.forEach(notice -> codes.add(Notice.SYSTEM, notice.coding().getCode()));
        SearchParameterMap chases = SearchParameterMap.newSynchronous()
                .add(parameter, new ReferenceParam(reference))
                .add(Task.SP_CODE, codes);
        daos.getResourceDao(Task.class).search(chases, Callers.server()).getAllResources().stream()
                .map(Task.class::cast)
                .filter(ReferralTask::isOpen)
                .forEach(chase -> {
                    Task done = chase.copy();
                    done.setStatus(TaskStatus.COMPLETED);
                    done.getStatusReason().setText("The referral has moved.");
                    done.setLastModifiedElement(new DateTimeType(Date.from(clock.instant())));
                    server.update(done, changes);
                });
    }
}
