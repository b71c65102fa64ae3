package uk.onestory.careplan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatusHistoryComponent;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.careplan.PlanChanges.Change;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.referral.Refs;

/** Judges what partners write about journeys and the time with a service. */
@Component
class EpisodeRules {

    private final Episodes episodes;
    private final EpisodeEnd end;
    private final JourneyLock lock;
    private final Clock clock;

    EpisodeRules(Episodes episodes, EpisodeEnd end, JourneyLock lock, Clock clock) {
        this.episodes = episodes;
        this.end = end;
        this.lock = lock;
        this.clock = clock;
    }

    /** A new one: a history that its system brings along is kept, else it begins now. */
    void begin(EpisodeOfCare episode) {
        if (isOurs(episode) && episode.hasStatus() && !episode.hasStatusHistory()) {
            Episode.begin(episode, now());
        }
    }

    /**
     * The server keeps the history of the status, whatever the partner sends there.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 frozen-field, not-your-task,
     *     illegal-transition
     */
    void change(EpisodeOfCare before, EpisodeOfCare after, Caller caller) {
        if (!isOurs(before) || !before.hasStatus() || !after.hasStatus()) {
            return;
        }
        frozen("EpisodeOfCare.patient", Refs.to(before.getPatient()), Refs.to(after.getPatient()));
        frozen("EpisodeOfCare.type", Episode.isJourney(before), Episode.isJourney(after));
        frozen("EpisodeOfCare.type", Episode.isOfAService(before), Episode.isOfAService(after));
        frozen("EpisodeOfCare.managingOrganization", Episode.organization(before), Episode.organization(after));
        if (Episode.service(before) != null) {
            frozen(
                    "EpisodeOfCare.extension('" + Episode.SERVICE_EXTENSION + "')",
                    Episode.service(before),
                    Episode.service(after));
        }
        after.setStatusHistory(new ArrayList<>(before.getStatusHistory().stream()
                .map(EpisodeOfCareStatusHistoryComponent::copy)
                .toList()));
        if (before.getStatus() != after.getStatus()) {
            move(before, after, caller);
        }
    }

    private void move(EpisodeOfCare before, EpisodeOfCare after, Caller caller) {
        EpisodeOfCareStatus to = after.getStatus();
        if (Episode.isOfAService(before) && !caller.organization().equals(Episode.organization(before))) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "Only the service itself says whether somebody is with it.",
                    "EpisodeOfCare.status");
        }
        if (!Episode.TABLE.get(before.getStatus()).contains(to)) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION,
                    "From " + before.getStatus().toCode() + " to " + to.toCode()
                            + ": an episode that is over is not opened again; a new one begins.",
                    "EpisodeOfCare.status");
        }
        after.setStatus(before.getStatus());
        Episode.move(after, to, now());
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 one-at-a-time, support-in-place */
    void complete(PlanChanges changes) {
        for (Change change : changes.byPartners()) {
            if (change.after() instanceof EpisodeOfCare episode && isOurs(episode) && episode.hasPatient()) {
                EpisodeOfCare before = change.before(EpisodeOfCare.class);
                boolean wasOpen = before != null && isOurs(before) && Episode.isOpen(before);
                if (Episode.isOpen(episode) && !wasOpen) {
                    one(episode, changes);
                } else if (!Episode.isOpen(episode) && wasOpen) {
                    end.need(episode, changes);
                }
            }
        }
    }

    private void one(EpisodeOfCare episode, PlanChanges changes) {
        lock.hold(episode.getPatient());
        boolean another = episodes.open(Refs.to(episode.getPatient()), changes).stream()
                .anyMatch(open -> !open.getIdElement()
                                .getIdPart()
                                .equals(episode.getIdElement().getIdPart())
                        && Episode.overlap(open, episode));
        if (another) {
            throw Refusal.of(
                    Rule.ONE_AT_A_TIME,
                    Episode.isJourney(episode)
                            ? "This person has an open journey: search EpisodeOfCare by patient and add to that one."
                            : "This person has an open episode with this service: add to that one, or name another"
                                    + " service of the organisation in OneStory-Service.",
                    "EpisodeOfCare.status");
        }
    }

    private static void frozen(String path, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            throw Refusal.of(Rule.FROZEN_FIELD, path + " cannot be changed: send it as it is stored.", path);
        }
    }

    private static boolean isOurs(EpisodeOfCare episode) {
        return Episode.isJourney(episode) || Episode.isOfAService(episode);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
