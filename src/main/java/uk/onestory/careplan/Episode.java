package uk.onestory.careplan;

import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.ACTIVE;
import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.CANCELLED;
import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.ENTEREDINERROR;
import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.FINISHED;
import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.ONHOLD;
import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.PLANNED;
import static org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus.WAITLIST;

import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatusHistoryComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.PeriodEnd;
import uk.onestory.referral.Refs;
import uk.onestory.server.Extensions;

/** What the rules ask of an EpisodeOfCare: the time with one service, or the journey through all of them. */
final class Episode {

    static final String KINDS = FhirPackage.BASE + "/CodeSystem/OneStory-EpisodeKind";
    static final String SERVICE_EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-Service";
    static final String SERVICE = "service";
    static final String JOURNEY = "journey";

    static final Set<EpisodeOfCareStatus> OPEN = EnumSet.of(PLANNED, WAITLIST, ACTIVE, ONHOLD);

    /** To what a partner may change it; an episode that is over is not opened again, a new one begins. */
    static final Map<EpisodeOfCareStatus, Set<EpisodeOfCareStatus>> TABLE = Map.of(
            PLANNED, EnumSet.of(PLANNED, WAITLIST, ACTIVE, ONHOLD, FINISHED, CANCELLED, ENTEREDINERROR),
            WAITLIST, EnumSet.of(WAITLIST, PLANNED, ACTIVE, ONHOLD, FINISHED, CANCELLED, ENTEREDINERROR),
            ACTIVE, EnumSet.of(ACTIVE, ONHOLD, FINISHED, CANCELLED, ENTEREDINERROR),
            ONHOLD, EnumSet.of(ONHOLD, ACTIVE, FINISHED, CANCELLED, ENTEREDINERROR),
            FINISHED, EnumSet.of(FINISHED, ENTEREDINERROR),
            CANCELLED, EnumSet.of(CANCELLED, ENTEREDINERROR),
            ENTEREDINERROR, EnumSet.of(ENTEREDINERROR));

    private Episode() {}

    static boolean isOfAService(EpisodeOfCare episode) {
        return is(episode, SERVICE);
    }

    static boolean isJourney(EpisodeOfCare episode) {
        return is(episode, JOURNEY);
    }

    static boolean isOpen(EpisodeOfCare episode) {
        return OPEN.contains(episode.getStatus());
    }

    /** {@code HealthcareService/id}; null where it names none and is with the whole organisation. */
    static String service(EpisodeOfCare episode) {
        return Optional.ofNullable(Extensions.first(episode, SERVICE_EXTENSION))
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(value -> Refs.to((Reference) value))
                .orElse(null);
    }

    /** {@code Organization/id}. */
    static String organization(EpisodeOfCare episode) {
        return Refs.to(episode.getManagingOrganization());
    }

    static boolean isUnder(EpisodeOfCare episode, String referral) {
        return episode.getReferralRequest().stream().anyMatch(request -> referral.equals(Refs.to(request)));
    }

    /** The same kind of episode, and the same service where it is of one: of these one is open at a time. */
    static boolean overlap(EpisodeOfCare one, EpisodeOfCare other) {
        if (isJourney(one) && isJourney(other)) {
            return true;
        }
        return isOfAService(one)
                && isOfAService(other)
                && organization(one) != null
                && organization(one).equals(organization(other))
                && (service(one) == null
                        || service(other) == null
                        || service(one).equals(service(other)));
    }

    /** Moves it and writes down since when, beginning with the status it has where nothing was written down before. */
    static void move(EpisodeOfCare episode, EpisodeOfCareStatus to, Date now) {
        if (!episode.hasStatusHistory()) {
            begin(episode, now);
            DateTimeType since = episode.getPeriod().getStartElement();
            if (since.hasValue()) {
                episode.getStatusHistoryFirstRep().getPeriod().setStartElement(since.copy());
            }
        }
        episode.setStatus(to);
        List<EpisodeOfCareStatusHistoryComponent> history = episode.getStatusHistory();
        PeriodEnd.set(history.get(history.size() - 1).getPeriod(), now);
        begin(episode, now);
        if (!OPEN.contains(to) && !episode.getPeriod().hasEnd()) {
            PeriodEnd.set(episode.getPeriod(), now);
        }
    }

    /** Writes down that it has its status from then on. */
    static void begin(EpisodeOfCare episode, Date since) {
        episode.addStatusHistory().setStatus(episode.getStatus()).getPeriod().setStart(since);
    }

    private static boolean is(EpisodeOfCare episode, String kind) {
        return episode.getType().stream().anyMatch(type -> type.hasCoding(KINDS, kind));
    }
}
