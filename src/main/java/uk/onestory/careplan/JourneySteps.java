package uk.onestory.careplan;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.referral.OpenReferrals;
import uk.onestory.referral.OpenReferrals.Open;
import uk.onestory.referral.Refs;
import uk.onestory.referral.TaskMoved;
import uk.onestory.server.Extensions;

/**
 * Episodes follow the Tasks of referrals, whoever forgets to write them: with the acceptance the time with the service
 * begins, and the person's journey where there is none; with support in place, or by the person's own wish, it ends. Who
 * hands on or steps stays until the next service has accepted, as it stays responsible.
 */
@Component
class JourneySteps {

    private static final String WAITING_SINCE = FhirPackage.BASE + "/StructureDefinition/OneStory-WaitingSince";

    private final Episodes episodes;
    private final OpenReferrals referrals;
    private final CareLevels levels;
    private final JourneyLock lock;

    JourneySteps(Episodes episodes, OpenReferrals referrals, CareLevels levels, JourneyLock lock) {
        this.episodes = episodes;
        this.referrals = referrals;
        this.levels = levels;
        this.lock = lock;
    }

    @EventListener
    void follow(TaskMoved move) {
        Task task = move.after();
        String person = Refs.to(task.getFor());
        if (person == null) {
            return;
        }
        PlanChanges changes = PlanChanges.of(move.transaction());
        if (move.step() != 0) {
            levels.step(person, move.step(), changes);
        }
        if (move.acceptedFirst()) {
            accepted(move, person, changes);
        } else if (move.closed() && !move.passedOn()) {
            leave(move, person, episodes.open(person, changes), changes);
            endJourney(move, person, changes);
        }
    }

    private void accepted(TaskMoved move, String person, PlanChanges changes) {
        Task task = move.after();
        lock.hold(task.getFor());
        List<EpisodeOfCare> open = episodes.open(person, changes);
        open.stream()
                .filter(episode -> isOfTheTask(episode, move))
                .findFirst()
                .ifPresentOrElse(
                        episode -> episodes.goOn(episode, task.getFocus(), changes),
                        () -> episodes.beginService(
                                task.getFor(), task.getOwner(), move.service(), task.getFocus(), changes));
        Episodes.journey(open)
                .ifPresentOrElse(
                        journey -> episodes.goOn(journey, task.getFocus(), changes),
                        () -> episodes.beginJourney(task.getFor(), task.getFocus(), waitingSince(task), changes));
        leave(
                move,
                person,
                open.stream().filter(episode -> !isOfTheTask(episode, move)).toList(),
                changes);
    }

    /** Ends the time with services of this referral that have nothing to do any more, and answer for no other part. */
    private void leave(TaskMoved move, String person, List<EpisodeOfCare> open, PlanChanges changes) {
        String referral = Refs.to(move.after().getFocus());
        List<EpisodeOfCare> ofTheReferral = open.stream()
                .filter(episode -> Episode.isOfAService(episode) && Episode.isUnder(episode, referral))
                .toList();
        if (ofTheReferral.isEmpty()) {
            return;
        }
        List<Open> tasks = referrals.of(person, move.transaction());
        List<String> others = referrals.responsibleForOtherParts(referral, move.part(), move.transaction());
        ofTheReferral.stream()
                .filter(episode -> !others.contains(Episode.organization(episode)))
                .filter(episode -> tasks.stream()
                        .noneMatch(task -> task.isOf(Episode.organization(episode), Episode.service(episode))))
                .forEach(episode -> episodes.end(episode, ending(move), changes));
    }

    /** The journey ends with the last referral, when nobody else is with the person. */
    private void endJourney(TaskMoved move, String person, PlanChanges changes) {
        List<EpisodeOfCare> open = episodes.open(person, changes);
        if (open.size() == 1
                && Episode.isJourney(open.get(0))
                && Episode.isUnder(open.get(0), Refs.to(move.after().getFocus()))
                && referrals.of(person, move.transaction()).isEmpty()) {
            episodes.end(open.get(0), ending(move), changes);
        }
    }

    /** Handing on, stepping and discharge finish; what the person or the requester calls off is cancelled. */
    private static EpisodeOfCareStatus ending(TaskMoved move) {
        return move.acceptedFirst() || move.discharged() ? EpisodeOfCareStatus.FINISHED : EpisodeOfCareStatus.CANCELLED;
    }

    private static boolean isOfTheTask(EpisodeOfCare episode, TaskMoved move) {
        String organization = Refs.to(move.after().getOwner());
        return Episode.isOfAService(episode)
                && organization.equals(Episode.organization(episode))
                && (move.service() == null
                        || Episode.service(episode) == null
                        || move.service().equals(Episode.service(episode)));
    }

    private static Date waitingSince(Task task) {
        Extension since = Extensions.first(task, WAITING_SINCE);
        return since != null && since.getValue() instanceof BaseDateTimeType time
                ? time.getValue()
                : task.getAuthoredOn();
    }
}
