package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;

/** Family and friends, with what the person wants them to know. Not everybody has somebody. */
final class SupporterEntries {

    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private final CareWords.Contacts words;
    private final Words.Names names;

    SupporterEntries(Words words) {
        this.words = words.care().contacts();
        this.names = words.names();
    }

    List<BundleEntryComponent> of(Subject subject, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (int place = 0; place < count(subject); place++) {
            entries.add(Entries.create(urn(subject, place), supporter(subject, place, toldDaysAgo)));
        }
        return entries;
    }

    /** Those of them whom services may ring when it matters. */
    List<Reference> references(Subject subject) {
        List<Reference> references = new ArrayList<>();
        for (int place = 0; place < count(subject); place++) {
            references.add(new Reference(urn(subject, place)));
        }
        return references;
    }

    private static int count(Subject subject) {
        if (subject.is(SpecialCase.LONGEST)) {
            return 3;
        }
        return subject.dice("supporters").chance(55) ? 1 : 0;
    }

    private static String urn(Subject subject, int place) {
        return subject.dice("supporter-link " + place).urn();
    }

    private RelatedPerson supporter(Subject subject, int place, int toldDaysAgo) {
        Dice dice = subject.dice("supporter " + place);
        List<CareWords.Supporter> fitting = words.supporters().stream()
                .filter(one -> one.upTo() == 0 || subject.age() <= one.upTo())
                .toList();
        CareWords.Supporter who = dice.pick(fitting, CareWords.Supporter::share);
        Words.Community community = dice.pick(names.communities(), Words.Community::share);
        RelatedPerson supporter = new RelatedPerson();
        supporter.getMeta().addProfile(Codes.profile("RelatedPerson"));
        supporter.addExtension(agreed(subject, dice.pick(words.sharing()), toldDaysAgo));
        supporter.setActive(true);
        supporter.setPatient(subject.reference());
        supporter
                .addRelationship()
                .addCoding(new Coding(ROLES, who.code(), who.display()))
                .setText(who.words());
        supporter
                .addName()
                .setUse(NameUse.USUAL)
                .setFamily(dice.pick(community.family()))
                .addGiven(dice.pick(who.female() ? community.female() : community.male()));
        supporter
                .addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setUse(ContactPointUse.MOBILE)
                .setValue(DramaNumbers.mobile(dice));
        return supporter;
    }

    private static Extension agreed(Subject subject, CareWords.Share share, int toldDaysAgo) {
        Extension agreed = new Extension(Codes.profile("AgreedToShare"));
        agreed.addExtension("agreed", new BooleanType(share.agreed()));
        agreed.addExtension("date", new DateType(subject.day(toldDaysAgo).toString()));
        agreed.addExtension("what", new StringType(share.words()));
        return agreed;
    }
}
