package uk.onestory.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Plans that stand by a person: for when things get hard, and for staying well when a service has gone. */
final class StandingByPlans {

    private final CareWords.Plans words;
    private final SupporterEntries supporters;

    StandingByPlans(CareWords words, SupporterEntries supporters) {
        this.words = words.safety().plans();
        this.supporters = supporters;
    }

    /** @param service HealthcareService to turn to */
    BundleEntryComponent safety(Subject subject, Actor reviewer, String service, int daysAgo) {
        Dice dice = subject.dice("safety-plan");
        CarePlan plan = plan(subject, "SafetyPlan", "safety", dice.pick(words.titles()), daysAgo);
        turns(plan, subject, dice);
        whom(plan, subject, service);
        review(plan, subject, reviewer, daysAgo);
        return Entries.create(dice.urn(), plan);
    }

    /** @param urn fullUrl of the plan */
    BundleEntryComponent stayingWell(Subject subject, Troubles troubles, String urn, String goalUrn, int daysAgo) {
        Dice dice = subject.dice("staying-well");
        CarePlan plan = plan(subject, "StayingWellPlan", "staying-well", "Staying well", daysAgo);
        turns(plan, subject, dice);
        whom(plan, subject, subject.practice());
        review(plan, subject, subject.gp(), daysAgo);
        troubles.references().forEach(plan::addAddresses);
        plan.addGoal(new Reference(goalUrn));
        return Entries.create(urn, plan);
    }

    private static CarePlan plan(Subject subject, String profile, String kind, String title, int daysAgo) {
        CarePlan plan = new CarePlan();
        plan.getMeta().addProfile(Codes.profile(profile));
        plan.setStatus(CarePlanStatus.ACTIVE);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.addCategory(Codes.concept("PlanKind", kind));
        plan.setTitle(title);
        plan.setSubject(subject.reference());
        plan.getPeriod().setStartElement(subject.date(daysAgo));
        plan.setCreatedElement(subject.date(daysAgo));
        return plan;
    }

    private void turns(CarePlan plan, Subject subject, Dice dice) {
        int many = subject.is(SpecialCase.LONGEST) ? 4 : dice.between(1, 3);
        dice.several(words.triggers(), many)
                .forEach(trigger -> plan.addExtension(Codes.extension("Trigger", new StringType(trigger))));
        dice.several(words.helps(), many + 1)
                .forEach(helps -> plan.addExtension(Codes.extension("WhatHelps", new StringType(helps))));
    }

    private void whom(CarePlan plan, Subject subject, String service) {
        List<Reference> around = supporters.references(subject);
        around.forEach(supporter -> plan.addExtension(Codes.extension("WhomToContact", supporter)));
        plan.addExtension(Codes.extension("WhomToContact", new Reference("HealthcareService/" + service)));
    }

    private static void review(CarePlan plan, Subject subject, Actor reviewer, int daysAgo) {
        plan.addExtension(Codes.extension(
                "ReviewDate", new DateType(subject.nextReview(daysAgo).toString())));
        plan.addExtension(Codes.extension("Reviewer", reviewer.reference()));
    }
}
