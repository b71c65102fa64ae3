package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import uk.onestory.access.Sector;

/** What a service writes of its own work with a person. */
final class ServiceRecords {

    /** A follow-up keeps time for somebody to settle without the service. */
    private static final int FOLLOW_UP_DAYS = 20;

    private final ScoreEntries scores;
    private final MedicineEntries medicines;
    private final ContactEntries contacts;
    private final StandingByPlans plans;

    ServiceRecords(Words words, SupporterEntries supporters) {
        this.scores = new ScoreEntries(words);
        this.medicines = new MedicineEntries(words.care());
        this.contacts = new ContactEntries(words.care());
        this.plans = new StandingByPlans(words.care(), supporters);
    }

    /** A time for the first meeting, and what a substance use service gives from the first day. */
    List<BundleEntryComponent> accepted(Subject subject, Journeys.Referred referred, Words.Service service) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        entries.add(next(subject, referred, service));
        Actor actor = Actor.of(service);
        if (actor.sector() == Sector.SUBSTANCE_USE) {
            entries.addAll(medicines.ofService(subject, referred.troubles(), actor, 1));
        }
        return entries;
    }

    /**
     * Contacts, scores, medicines, often a safety plan, and the next appointment.
     *
     * @param sinceDaysAgo when the work began
     */
    List<BundleEntryComponent> atWork(
            Subject subject, Journeys.Referred referred, Words.Service service, int sinceDaysAgo) {
        Actor actor = Actor.of(service);
        List<BundleEntryComponent> entries = new ArrayList<>(
                contacts.withService(subject, actor, referred.referralUrn(), Math.max(1, sinceDaysAgo)));
        boolean first = service.equals(referred.services().get(0));
        if (first) {
            entries.addAll(scores.withHelp(subject, referred.troubles(), actor, Math.max(1, sinceDaysAgo)));
        }
        entries.addAll(medicines.ofService(subject, referred.troubles(), actor, Math.max(1, sinceDaysAgo)));
        boolean plan = subject.dice("has safety plan").chance(70) || subject.is(SpecialCase.LONGEST);
        if (first && plan) {
            entries.add(plans.safety(subject, actor, service.id(), Math.max(1, sinceDaysAgo)));
        }
        if (subject.journey() != JourneyKind.DISCHARGED) {
            entries.add(next(subject, referred, service));
        }
        return entries;
    }

    /** The practice's own appointment for the time after. */
    BundleEntryComponent followUp(Subject subject, Journeys.Referred referred, String urn) {
        return contacts.next(subject, urn, subject.practice(), referred.referralUrn(), FOLLOW_UP_DAYS);
    }

    BundleEntryComponent stayingWell(Subject subject, Journeys.Referred referred, String urn, int daysAgo) {
        return plans.stayingWell(subject, referred.troubles(), urn, referred.goalUrn(), daysAgo);
    }

    private BundleEntryComponent next(Subject subject, Journeys.Referred referred, Words.Service service) {
        String urn = subject.dice("next " + service.id()).urn();
        return contacts.next(subject, urn, service.id(), referred.referralUrn(), 1);
    }
}
