package uk.onestory.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The GP practice asks one service, or two together, to help. */
final class ReferralEntry {

    private final Words.Phrases phrases;

    ReferralEntry(Words words) {
        this.phrases = words.phrases();
    }

    BundleEntryComponent of(
            Subject subject,
            Troubles troubles,
            List<Words.Service> services,
            String urn,
            String aboutMeUrn,
            int sentDaysAgo) {
        Dice dice = subject.dice("referral");
        ServiceRequest referral = new ServiceRequest();
        referral.getMeta().addProfile(Codes.profile("Referral"));
        referral.setStatus(ServiceRequestStatus.ACTIVE);
        referral.setIntent(ServiceRequestIntent.PLAN);
        boolean urgent = dice.chance(12);
        referral.setPriority(
                subject.is(SpecialCase.URGENT)
                        ? ServiceRequestPriority.STAT
                        : urgent ? ServiceRequestPriority.URGENT : ServiceRequestPriority.ROUTINE);
        Words.Service first = services.get(0);
        referral.setCode(Codes.snomed(first.code(), null).setText(first.asks()));
        referral.setSubject(subject.reference());
        referral.setAuthoredOnElement(subject.moment(sentDaysAgo, dice));
        referral.setRequester(subject.gp().reference());
        services.forEach(service -> referral.addPerformer(new Reference("HealthcareService/" + service.id())));
        troubles.references().forEach(referral::addReasonReference);
        referral.addSupportingInfo(new Reference(aboutMeUrn));
        referral.addNote().setText(dice.pick(phrases.medicalNotes()));
        return Entries.create(urn, referral);
    }

    /** The Task of a practice that wanted to hear by a day that has gone by. */
    BundleEntryComponent late(Subject subject, Words.Service service, String referralUrn, int sentDaysAgo) {
        Dice dice = subject.dice("late");
        Task task = new Task();
        task.getMeta().addProfile(Codes.profile("ReferralTask"));
        task.addExtension(Codes.extension("Service", new Reference("HealthcareService/" + service.id())));
        task.setStatus(TaskStatus.REQUESTED);
        task.setBusinessStatus(Codes.concept("BusinessStatus", "awaiting-receipt"));
        task.setIntent(TaskIntent.ORDER);
        task.setPriority(TaskPriority.ROUTINE);
        task.setCode(new CodeableConcept(new Coding("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", null)));
        task.setFocus(new Reference(referralUrn));
        task.setFor(subject.reference());
        task.setAuthoredOnElement(subject.moment(sentDaysAgo, dice));
        task.setRequester(subject.gp().reference());
        task.setOwner(Actor.of(service).reference());
        task.getRestriction().getPeriod().setEndElement(subject.moment(sentDaysAgo / 2, dice));
        return Entries.create(dice.urn(), task);
    }
}
