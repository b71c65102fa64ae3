package uk.onestory.demo;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.access.Sector;

/** The shared assessment, and the one plan of a person and all services. */
final class CareTogether {

    private final SupporterEntries supporters;
    private final Words words;
    private final Words.Phrases phrases;

    CareTogether(Words words, SupporterEntries supporters) {
        this.supporters = supporters;
        this.words = words;
        this.phrases = words.phrases();
    }

    BundleEntryComponent assessment(Subject subject, Troubles troubles, String urn, int daysAgo) {
        ClinicalImpression assessment = new ClinicalImpression();
        assessment.getMeta().addProfile(Codes.profile("Assessment"));
        assessment.setStatus(ClinicalImpressionStatus.COMPLETED);
        assessment.setSubject(subject.reference());
        String day = subject.day(daysAgo).toString();
        assessment.setEffective(new DateTimeType(day));
        assessment.setDateElement(new DateTimeType(day));
        troubles.references().forEach(assessment::addProblem);
        assessment.setSummary(subject.dice("assessment").pick(phrases.assessments()));
        Stream.concat(troubles.mentalHealth().stream(), troubles.substanceUse().stream())
                .forEach(problem -> assessment
                        .addFinding()
                        .setItemCodeableConcept(Codes.snomed(problem.code(), problem.display())));
        return Entries.create(urn, assessment);
    }

    /**
     * The plan, and the team with its key worker.
     *
     * @param services organisations that help under the plan; the first one sees to the review
     * @param referralUrn fullUrl of the referral, which is what is done under the plan
     */
    List<BundleEntryComponent> plan(
            Subject subject, Troubles troubles, List<Actor> services, String goalUrn, String referralUrn, int daysAgo) {
        Dice dice = subject.dice("plan");
        String day = subject.day(daysAgo).toString();
        CarePlan plan = new CarePlan();
        plan.getMeta().addProfile(Codes.profile("JointCarePlan"));
        String level = subject.journey().joint() || dice.chance(75) ? "community-team" : "living-well";
        plan.addExtension(Codes.extension("CareLevel", Codes.concept("CareLevel", level)));
        plan.addExtension(agreed(subject, day));
        plan.addExtension(Codes.extension(
                "ReviewDate", new DateType(subject.nextReview(daysAgo).toString())));
        plan.addExtension(Codes.extension("Reviewer", services.get(0).reference()));
        plan.setStatus(isWhole(troubles, services) ? CarePlanStatus.ACTIVE : CarePlanStatus.DRAFT);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.addCategory(Codes.concept("PlanKind", "joint"));
        plan.setTitle(dice.pick(phrases.planTitles()));
        plan.setDescription(dice.pick(phrases.planWords()));
        plan.setSubject(subject.reference());
        plan.getPeriod().setStartElement(new DateTimeType(day));
        plan.setCreatedElement(new DateTimeType(day));
        services.forEach(service -> plan.addContributor(service.reference()));
        plan.addContributor(subject.gp().reference());
        plan.addContributor(subject.reference());
        troubles.references().forEach(plan::addAddresses);
        BundleEntryComponent team = team(subject, services, daysAgo);
        plan.addCareTeam(new Reference(team.getFullUrl()));
        plan.addGoal(new Reference(goalUrn));
        plan.addActivity().setReference(new Reference(referralUrn));
        return List.of(team, Entries.create(dice.urn(), plan));
    }

    /** Where somebody lives with both, the plan waits as a draft until both kinds of service are in it. */
    private static boolean isWhole(Troubles troubles, List<Actor> services) {
        List<Sector> sectors = services.stream().map(Actor::sector).toList();
        return !troubles.coOccur() || sectors.containsAll(List.of(Sector.MENTAL_HEALTH, Sector.SUBSTANCE_USE));
    }

    private BundleEntryComponent team(Subject subject, List<Actor> services, int daysAgo) {
        Dice dice = subject.dice("team");
        Words.Community community = dice.pick(words.names().communities(), Words.Community::share);
        CareTeam team = new CareTeam();
        team.getMeta().addProfile(Codes.profile("CareTeam"));
        team.setStatus(CareTeamStatus.ACTIVE);
        team.setSubject(subject.reference());
        String day = subject.day(daysAgo).toString();
        team.getPeriod().setStartElement(new DateTimeType(day));
        CareTeamParticipantComponent keyWorker = team.addParticipant();
        keyWorker.addRole(Codes.concept("CareTeamRole", "key-worker"));
        keyWorker.setMember(new Reference()
                .setType("Practitioner")
                .setDisplay(dice.pick(community.other()) + " " + dice.pick(community.family())));
        keyWorker.setOnBehalfOf(services.get(0).reference());
        keyWorker.getPeriod().setStartElement(new DateTimeType(day));
        CareTeamParticipantComponent practice = team.addParticipant();
        practice.addRole(Codes.concept("CareTeamRole", "gp"));
        practice.setMember(subject.gp().reference());
        supporters.references(subject).forEach(supporter -> team.addParticipant()
                .addRole(Codes.concept("CareTeamRole", "carer"))
                .setMember(supporter));
        services.forEach(service -> team.addManagingOrganization(service.reference()));
        team.addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setUse(ContactPointUse.WORK)
                .setValue(DramaNumbers.mobile(dice));
        return Entries.create(dice.urn(), team);
    }

    private static Extension agreed(Subject subject, String day) {
        Extension agreed = new Extension(Codes.profile("AgreedWithPerson"));
        agreed.addExtension("agreed", new BooleanType(true));
        agreed.addExtension("date", new DateType(day));
        agreed.addExtension("by", subject.reference());
        return agreed;
    }
}
