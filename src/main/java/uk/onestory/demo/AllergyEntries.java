package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What a person must not be given, or that nothing of the kind is known. Of some people nobody has asked yet. */
final class AllergyEntries {

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    private final CareWords.Allergies words;

    AllergyEntries(CareWords words) {
        this.words = words.allergies();
    }

    List<BundleEntryComponent> of(Subject subject, int toldDaysAgo) {
        Dice dice = subject.dice("allergies-told");
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (CareWords.Allergy allergy : known(subject)) {
            AllergyIntolerance told = allergy(subject, allergy, toldDaysAgo);
            told.setCriticality(
                    allergy.high() ? AllergyIntoleranceCriticality.HIGH : AllergyIntoleranceCriticality.LOW);
            told.addReaction().addManifestation(new CodeableConcept().setText(allergy.reaction()));
            entries.add(Entries.create(dice.urn(), told));
        }
        if (entries.isEmpty() && dice.chance(75)) {
            AllergyIntolerance none = active(subject, toldDaysAgo);
            none.setCode(Codes.snomed(words.none().code(), words.none().display()));
            entries.add(Entries.create(dice.urn(), none));
        }
        return entries;
    }

    /** The same allergies as another practice has them: taken more lightly. */
    List<BundleEntryComponent> elsewhere(Subject subject, int toldDaysAgo) {
        Dice dice = subject.dice("allergies-elsewhere");
        return known(subject).stream()
                .map(allergy -> {
                    AllergyIntolerance told = allergy(subject, allergy, toldDaysAgo);
                    told.setCriticality(AllergyIntoleranceCriticality.LOW);
                    told.addNote().setText("Told on the telephone years ago, never looked at again.");
                    return Entries.create(dice.urn(), told);
                })
                .toList();
    }

    private List<CareWords.Allergy> known(Subject subject) {
        Dice dice = subject.dice("allergies");
        return switch (subject.special()) {
            case TWO_SOURCES -> words.allergies().subList(0, 1);
            case LONGEST -> words.allergies().subList(0, 3);
            default -> dice.chance(30) ? List.of(dice.pick(words.allergies(), CareWords.Allergy::share)) : List.of();
        };
    }

    private static AllergyIntolerance allergy(Subject subject, CareWords.Allergy words, int daysAgo) {
        AllergyIntolerance allergy = active(subject, daysAgo);
        allergy.setCode(Codes.snomedOrWords(words.code(), words.display(), words.substance()));
        return allergy;
    }

    private static AllergyIntolerance active(Subject subject, int daysAgo) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.getMeta().addProfile(Codes.profile("AllergyIntolerance"));
        allergy.getClinicalStatus().addCoding(new Coding(CLINICAL, "active", "Active"));
        allergy.getVerificationStatus().addCoding(new Coding(VERIFICATION, "confirmed", "Confirmed"));
        allergy.setPatient(subject.reference());
        allergy.setRecordedDateElement(subject.date(daysAgo));
        return allergy;
    }
}
