package uk.onestory.careplan;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.referral.OpenReferrals;
import uk.onestory.referral.OpenReferrals.Open;
import uk.onestory.referral.Refs;

/**
 * When a partner may say that an episode is over. A service is finished with nobody for whom it still has a referral, and
 * who has no staying-well plan; a journey goes on while any referral does. Cancelling and striking out are no way around
 * an open referral either.
 */
@Component
class EpisodeEnd {

    private final OpenReferrals referrals;
    private final Records records;

    EpisodeEnd(OpenReferrals referrals, Records records) {
        this.referrals = referrals;
        this.records = records;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 support-in-place */
    void need(EpisodeOfCare episode, PlanChanges changes) {
        String person = Refs.to(episode.getPatient());
        List<OperationOutcomeIssueComponent> missing = new ArrayList<>();
        List<Open> open = referrals.of(person, changes.transaction());
        if (Episode.isJourney(episode) ? !open.isEmpty() : open.stream().anyMatch(task -> isOf(episode, task))) {
            missing.add(
                    issue(
                            "referral-open",
                            Episode.isJourney(episode)
                                    ? "A referral of this person is open: the journey goes on until its Tasks are closed."
                                    : "The service has an open Task on a referral of this person: discharge, step or hand on first."));
        }
        boolean finished = episode.getStatus() == EpisodeOfCareStatus.FINISHED;
        if (finished && Episode.isOfAService(episode) && !stayingWell(person, changes)) {
            missing.add(issue("plan-missing", "The person has no active staying-well plan: write one first."));
        }
        if (!missing.isEmpty()) {
            throw Refusal.of(Rule.SUPPORT_IN_PLACE, missing);
        }
    }

    private static boolean isOf(EpisodeOfCare episode, Open task) {
        return task.isOf(Episode.organization(episode), Episode.service(episode));
    }

    private boolean stayingWell(String person, PlanChanges changes) {
        SearchParameterMap active = SearchParameterMap.newSynchronous()
                .add(CarePlan.SP_SUBJECT, new ReferenceParam(person))
                .add(CarePlan.SP_STATUS, new TokenParam("active"))
                .add(CarePlan.SP_CATEGORY, new TokenParam(Plan.KIND, "staying-well"));
        return !records.search(
                        CarePlan.class,
                        active,
                        changes,
                        plan -> plan.getStatus() == CarePlanStatus.ACTIVE
                                && Plan.kinds(plan).contains("staying-well")
                                && person.equals(Refs.to(plan.getSubject())))
                .isEmpty();
    }

    private static OperationOutcomeIssueComponent issue(String part, String instead) {
        OperationOutcomeIssueComponent issue = Refusal.issue(Rule.SUPPORT_IN_PLACE, instead, "EpisodeOfCare.status");
        issue.getDetails().addCoding().setSystem(Rule.SYSTEM).setCode(part);
        return issue;
    }
}
