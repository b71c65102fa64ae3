package uk.onestory.careplan;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.referral.Refs;
import uk.onestory.referral.ServerWrites;

/** The open episodes of a person, found with one search, and written by the server into the same transaction. */
@Component
class Episodes {

    private static final String JOURNEY_ID = FhirPackage.BASE + "/Id/journey";

    private final Records records;
    private final ServerWrites server;
    private final Clock clock;

    Episodes(Records records, ServerWrites server, Clock clock) {
        this.records = records;
        this.server = server;
        this.clock = clock;
    }

    /** @param person {@code Patient/id} */
    List<EpisodeOfCare> open(String person, PlanChanges changes) {
        TokenOrListParam statuses = new TokenOrListParam();
        Episode.OPEN.forEach(status -> statuses.add(null, status.toCode()));
        SearchParameterMap open = SearchParameterMap.newSynchronous()
                .add(EpisodeOfCare.SP_PATIENT, new ReferenceParam(person))
                .add(EpisodeOfCare.SP_STATUS, statuses);
        return records.search(
                EpisodeOfCare.class,
                open,
                changes,
                episode -> Episode.isOpen(episode) && person.equals(Refs.to(episode.getPatient())));
    }

    static Optional<EpisodeOfCare> journey(List<EpisodeOfCare> open) {
        return open.stream().filter(Episode::isJourney).findFirst();
    }

    /** @param service {@code HealthcareService/id}; null for the whole organisation */
    void beginService(
            Reference person, Reference organization, String service, Reference referral, PlanChanges changes) {
        EpisodeOfCare episode = active(person, Episode.SERVICE, referral);
        episode.getPeriod().setStart(now());
        episode.setManagingOrganization(new Reference(Refs.to(organization)));
        if (service != null) {
            episode.addExtension(Episode.SERVICE_EXTENSION, new Reference(service));
        }
        create(episode, changes);
    }

    /** @param since when the person began to wait for help */
    void beginJourney(Reference person, Reference referral, Date since, PlanChanges changes) {
        EpisodeOfCare episode = active(person, Episode.JOURNEY, referral);
        episode.addIdentifier().setSystem(JOURNEY_ID).setValue(UUID.randomUUID().toString());
        episode.getPeriod().setStart(since);
        create(episode, changes);
    }

    /** A new referral that the episode is under; what was planned or on hold has begun. */
    void goOn(EpisodeOfCare open, Reference referral, PlanChanges changes) {
        boolean known = Episode.isUnder(open, Refs.to(referral));
        if (known && open.getStatus() == EpisodeOfCareStatus.ACTIVE) {
            return;
        }
        EpisodeOfCare episode = open.copy();
        if (!known) {
            episode.addReferralRequest(new Reference(Refs.to(referral)));
        }
        if (episode.getStatus() != EpisodeOfCareStatus.ACTIVE) {
            Episode.move(episode, EpisodeOfCareStatus.ACTIVE, now());
        }
        update(episode, changes);
    }

    void end(EpisodeOfCare open, EpisodeOfCareStatus status, PlanChanges changes) {
        EpisodeOfCare episode = open.copy();
        Episode.move(episode, status, now());
        update(episode, changes);
    }

    void update(EpisodeOfCare episode, PlanChanges changes) {
        server.update(episode, changes.transaction());
        changes.wrote(episode);
    }

    private EpisodeOfCare active(Reference person, String kind, Reference referral) {
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.setStatus(EpisodeOfCareStatus.ACTIVE);
        Episode.begin(episode, now());
        episode.addType(new CodeableConcept(new Coding(Episode.KINDS, kind, null)));
        episode.setPatient(new Reference(Refs.to(person)));
        episode.addReferralRequest(new Reference(Refs.to(referral)));
        return episode;
    }

    private void create(EpisodeOfCare episode, PlanChanges changes) {
        episode.setId(server.create(episode, changes.transaction()).getReference());
        changes.wrote(episode);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
