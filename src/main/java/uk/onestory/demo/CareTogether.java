package uk.onestory.demo;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** The shared assessment, and the one plan of a person and all services. */
final class CareTogether {

    private static final int REVIEW_AFTER_DAYS = 90;

    private final Words.Phrases phrases;

    CareTogether(Words words) {
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
     * @param services organisations that help under the plan; the first one sees to the review
     * @param referralUrn fullUrl of the referral, which is what is done under the plan
     */
    BundleEntryComponent plan(
            Subject subject, Troubles troubles, List<Actor> services, String goalUrn, String referralUrn, int daysAgo) {
        Dice dice = subject.dice("plan");
        String day = subject.day(daysAgo).toString();
        CarePlan plan = new CarePlan();
        plan.getMeta().addProfile(Codes.profile("JointCarePlan"));
        String level = subject.journey().joint() || dice.chance(75) ? "community-team" : "living-well";
        plan.addExtension(Codes.extension("CareLevel", Codes.concept("CareLevel", level)));
        plan.addExtension(agreed(subject, day));
        plan.addExtension(Codes.extension(
                "ReviewDate",
                new DateType(subject.day(daysAgo).plusDays(REVIEW_AFTER_DAYS).toString())));
        plan.addExtension(Codes.extension("Reviewer", services.get(0).reference()));
        plan.setStatus(CarePlanStatus.ACTIVE);
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
        plan.addGoal(new Reference(goalUrn));
        plan.addActivity().setReference(new Reference(referralUrn));
        return Entries.create(dice.urn(), plan);
    }

    private static Extension agreed(Subject subject, String day) {
        Extension agreed = new Extension(Codes.profile("AgreedWithPerson"));
        agreed.addExtension("agreed", new BooleanType(true));
        agreed.addExtension("date", new DateType(day));
        agreed.addExtension("by", subject.reference());
        return agreed;
    }
}
