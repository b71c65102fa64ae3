package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** What the practice, and a practice before it, tell beside the story itself: what is risky, taken, allowed, and who is near. */
final class ToldRecords {

    private final SafetyEntries safety;
    private final MedicineEntries medicines;
    private final AllergyEntries allergies;
    private final ConsentEntries consents;
    private final ContactEntries contacts;
    private final StandingByPlans plans;
    private final SupporterEntries supporters;

    ToldRecords(Words words, SupporterEntries supporters) {
        this.safety = new SafetyEntries(words.care());
        this.medicines = new MedicineEntries(words.care());
        this.allergies = new AllergyEntries(words.care());
        this.consents = new ConsentEntries(words.care());
        this.contacts = new ContactEntries(words.care());
        this.plans = new StandingByPlans(words.care(), supporters);
        this.supporters = supporters;
    }

    List<BundleEntryComponent> byPractice(Subject subject, Troubles troubles, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        entries.addAll(supporters.of(subject, toldDaysAgo));
        entries.addAll(safety.of(subject, troubles, toldDaysAgo));
        entries.addAll(allergies.of(subject, toldDaysAgo));
        entries.addAll(medicines.ofPractice(subject, troubles, toldDaysAgo));
        entries.addAll(consents.of(subject, toldDaysAgo));
        entries.add(contacts.atPractice(subject, toldDaysAgo));
        boolean urgent = subject.is(SpecialCase.URGENT);
        boolean later = subject.journey().atWork();
        if (urgent || (!later && subject.dice("has practice plan").chance(15))) {
            entries.add(plans.safety(subject, subject.gp(), subject.practice(), toldDaysAgo));
        }
        return entries;
    }

    List<BundleEntryComponent> byOtherPractice(Subject subject, Troubles troubles, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        entries.addAll(medicines.elsewhere(subject, troubles, subject.otherPractice(), toldDaysAgo));
        entries.addAll(allergies.elsewhere(subject, toldDaysAgo));
        return entries;
    }
}
