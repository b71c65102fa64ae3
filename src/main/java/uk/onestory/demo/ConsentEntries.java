package uk.onestory.demo;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Reference;

/** What a person has said of who may know what. Most people have said nothing of it. */
final class ConsentEntries {

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String SOCIAL_CARE = "social-care";
    private static final Set<String> WITH_SOCIAL_CARE = Set.of("wigan", "tameside", "rochdale");

    private final List<CareWords.Decision> decisions;

    ConsentEntries(CareWords words) {
        this.decisions = words.sharing().consents();
    }

    List<BundleEntryComponent> of(Subject subject, int toldDaysAgo) {
        Dice dice = subject.dice("consent");
        List<CareWords.Decision> fitting = decisions.stream()
                .filter(decision -> SOCIAL_CARE.equals(decision.to())
                        ? WITH_SOCIAL_CARE.contains(subject.borough().code())
                        : !subject.journey().withSubstanceUseService())
                .toList();
        boolean always = subject.is(SpecialCase.WITHHOLDS) || subject.is(SpecialCase.LONGEST);
        if (fitting.isEmpty() || !(always || dice.chance(20))) {
            return List.of();
        }
        CareWords.Decision decision = always ? fitting.get(0) : dice.pick(fitting, CareWords.Decision::share);
        return List.of(Entries.create(dice.urn(), consent(subject, decision, toldDaysAgo, dice)));
    }

    private static Consent consent(Subject subject, CareWords.Decision decision, int toldDaysAgo, Dice dice) {
        Consent consent = new Consent();
        consent.getMeta().addProfile(Codes.profile("Consent"));
        consent.addExtension(Codes.extension("MayBeKnown", new BooleanType(decision.mayBeKnown())));
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(new CodeableConcept(new Coding(
                "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "Privacy Consent")));
        consent.addCategory(new CodeableConcept(new Coding(ACT_CODE, "INFA", "information access")));
        consent.setPatient(subject.reference());
        consent.setDateTimeElement(subject.moment(toldDaysAgo, dice));
        consent.addPerformer(subject.reference());
        consent.addOrganization(subject.gp().reference());
        consent.setPolicyRule(new CodeableConcept().setText(decision.words()));
        ProvisionComponent provision = consent.getProvision();
        provision.setType(ConsentProvisionType.fromCode(decision.type()));
        String to = SOCIAL_CARE.equals(decision.to())
                ? SOCIAL_CARE + "-" + subject.borough().code()
                : decision.to();
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                        "PRCP",
                        "primary information recipient")))
                .setReference(new Reference("Organization/" + to));
        decision.labels().forEach(label -> provision.addSecurityLabel(new Coding(ACT_CODE, label, null)));
        return consent;
    }
}
