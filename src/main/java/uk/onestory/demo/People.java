package uk.onestory.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.NhsNumber;

/**
 * Synthetic adults of Greater Manchester. The same seed, index and reference date give the same bytes, whoever else is
 * made, and no clock is asked. Nobody here is, or is made after, a real person.
 */
final class People {

    private static final String SUBSTANCE_USE = "substance-use";
    private static final int LATE_DAYS_AGO = 9;
    private static final String WITH_SUBSTANCE_USE_SERVICE = "wigan";

    private final LocalDate referenceDate;
    private final Words words;
    private final PersonalDetails details;
    private final ConditionEntries conditions;
    private final StrengthsAndGoal strengths;
    private final ScoreEntries scores;
    private final AboutMeEntry aboutMe;
    private final ToldRecords records;
    private final ReferralEntry referral;
    private final Journeys journeys;

    /** @param referenceDate the day on which the stories are told */
    People(LocalDate referenceDate) {
        this.referenceDate = referenceDate;
        this.words = Words.load();
        this.details = new PersonalDetails(words);
        this.conditions = new ConditionEntries(words);
        this.strengths = new StrengthsAndGoal(words);
        this.scores = new ScoreEntries(words);
        this.aboutMe = new AboutMeEntry(words);
        this.referral = new ReferralEntry(words);
        SupporterEntries supporters = new SupporterEntries(words);
        this.records = new ToldRecords(words, supporters);
        this.journeys = new Journeys(words, supporters);
    }

    /** @param index 0 to {@link SyntheticNhsNumber#CAPACITY} - 1 */
    SyntheticPerson person(long seed, int index) {
        Subject subject = subject(seed, index);
        Dice dice = subject.dice("links");
        Troubles troubles = Troubles.of(words.problems(), subject);
        int sentDaysAgo = sentDaysAgo(subject);
        String goalUrn = dice.urn();
        String aboutMeUrn = dice.urn();
        String referralUrn = dice.urn();

        List<BundleEntryComponent> told = new ArrayList<>();
        told.add(patient(subject));
        told.addAll(conditions.of(subject, troubles, sentDaysAgo));
        told.addAll(strengths.of(subject, goalUrn, sentDaysAgo));
        told.addAll(scores.beforeReferral(subject, troubles, sentDaysAgo));
        told.add(aboutMe.of(subject, aboutMeUrn, sentDaysAgo));
        told.addAll(records.byPractice(subject, troubles, sentDaysAgo));
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Send(subject.gp(), told));
        if (subject.is(SpecialCase.TWO_SOURCES)) {
            int before = sentDaysAgo + dice.between(200, 700);
            steps.add(new Step.Send(subject.otherPractice(), records.byOtherPractice(subject, troubles, before)));
        }
        if (subject.journey() != JourneyKind.NOT_REFERRED) {
            List<Words.Service> services = services(subject, troubles);
            List<Words.Service> performers = subject.journey().joint() ? services : services.subList(0, 1);
            told.add(referral.of(subject, troubles, performers, referralUrn, aboutMeUrn, sentDaysAgo));
            if (subject.is(SpecialCase.LATE)) {
                told.add(referral.late(subject, services.get(0), referralUrn, sentDaysAgo));
            }
            steps.addAll(journeys.after(
                    subject, new Journeys.Referred(troubles, services, goalUrn, referralUrn, sentDaysAgo)));
        }
        return new SyntheticPerson(index, subject.nhsNumber(), subject.journey(), List.copyOf(steps));
    }

    /** The number of a person that need not be made for it. */
    static String nhsNumber(int index) {
        return SyntheticNhsNumber.of(index);
    }

    private Subject subject(long seed, int index) {
        Dice dice = Dice.of(seed, index, "subject");
        JourneyKind journey = JourneyKind.of(index);
        Words.Borough borough = journey.withSubstanceUseService()
                ? borough(WITH_SUBSTANCE_USE_SERVICE)
                : dice.pick(words.places().boroughs(), Words.Borough::share);
        String practice = "gp-" + borough.code() + "-" + dice.between(1, 2);
        return new Subject(
                seed,
                index,
                dice.urn(),
                nhsNumber(index),
                age(dice),
                borough,
                practice,
                SpecialCase.of(index),
                referenceDate,
                journey);
    }

    private static int sentDaysAgo(Subject subject) {
        int daysAgo = subject.journey().sentDaysAgo(subject.dice("sent"));
        return switch (subject.special()) {
            case LATE -> LATE_DAYS_AGO;
            case URGENT -> 1;
            default -> daysAgo;
        };
    }

    /** Most people are of working age. */
    private static int age(Dice dice) {
        return dice.chance(85) ? (dice.between(18, 60) + dice.between(18, 62)) / 2 : dice.between(18, 84);
    }

    private Words.Borough borough(String code) {
        return words.places().boroughs().stream()
                .filter(borough -> borough.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The service that is asked first and, where the journey leads to one, the substance use service. */
    private List<Words.Service> services(Subject subject, Troubles troubles) {
        Dice dice = subject.dice("service");
        List<Words.Service> here = words.places().services().stream()
                .filter(service -> service.borough().equals(subject.borough().code()))
                .toList();
        List<Words.Service> substanceUse = here.stream()
                .filter(service -> service.sector().equals(SUBSTANCE_USE))
                .toList();
        List<Words.Service> others = here.stream()
                .filter(service -> !service.sector().equals(SUBSTANCE_USE))
                .toList();
        if (subject.journey().withSubstanceUseService()) {
            return List.of(dice.pick(others, Words.Service::share), dice.pick(substanceUse));
        }
        boolean substanceUseFirst = !substanceUse.isEmpty()
                && troubles.substance() != null
                && (troubles.mental() == null || dice.chance(25));
        return List.of(dice.pick(substanceUseFirst ? substanceUse : others, Words.Service::share));
    }

    private BundleEntryComponent patient(Subject subject) {
        Patient patient = details.patient(subject);
        BundleEntryComponent entry = Entries.create(subject.urn(), patient);
        entry.getRequest().setIfNoneExist("identifier=" + NhsNumber.SYSTEM + "|" + subject.nhsNumber());
        return entry;
    }
}
