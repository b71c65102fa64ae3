package uk.onestory.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

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
        referral.setPriority(dice.chance(12) ? ServiceRequestPriority.URGENT : ServiceRequestPriority.ROUTINE);
        referral.setCode(new CodeableConcept()
                .addCoding(new org.hl7.fhir.r4.model.Coding()
                        .setSystem(Codes.SNOMED)
                        .setCode(services.get(0).code())));
        referral.setSubject(subject.reference());
        referral.setAuthoredOnElement(subject.moment(sentDaysAgo, dice));
        referral.setRequester(subject.gp().reference());
        services.forEach(service -> referral.addPerformer(new Reference("HealthcareService/" + service.id())));
        troubles.references().forEach(referral::addReasonReference);
        referral.addSupportingInfo(new Reference(aboutMeUrn));
        referral.addNote().setText(dice.pick(phrases.medicalNotes()));
        return Entries.create(urn, referral);
    }
}
