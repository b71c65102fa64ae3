package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Where sources disagree, then what the person must not have, then what they take. */
final class MedicationContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>(AllergyConflicts.in(told));
        entries.addAll(MedicineConflicts.in(told));
        told.of(AllergyIntolerance.class).forEach(allergy -> entries.add(allergy(allergy)));
        told.of(MedicationStatement.class).forEach(taken -> entries.add(taken(taken, told)));
        return entries;
    }

    private static Entry allergy(AllergyIntolerance allergy) {
        String reactions = Words.joined(allergy.getReaction().stream()
                .map(reaction -> Words.all(reaction.getManifestation()))
                .toList());
        return Entry.of(
                allergy,
                "Allergy or intolerance: " + AllergyConflicts.name(allergy),
                Line.of(
                        "How serious",
                        Words.plain(allergy.getCriticalityElement().getValueAsString())),
                Line.of("What happens", reactions),
                Line.of("Note", Words.notes(allergy.getNote())));
    }

    /** Null where it has no name. */
    static String medicine(MedicationStatement taken, Told told) {
        Type medicine = taken.getMedication();
        return medicine instanceof Reference reference ? told.name(reference) : Words.of(medicine);
    }

    /** In words where the recorder wrote them, else the measured doses. */
    static String dose(MedicationStatement taken) {
        return Words.joined(taken.getDosage().stream()
                .map(dosage -> dosage.getText() != null
                        ? dosage.getText()
                        : Words.joined(dosage.getDoseAndRate().stream()
                                .map(DosageDoseAndRateComponent::getDose)
                                .map(Words::of)
                                .toList()))
                .toList());
    }

    private static Entry taken(MedicationStatement taken, Told told) {
        String what = medicine(taken, told);
        return Entry.of(
                taken,
                what == null ? "A medicine that is not named here" : what,
                Line.of("How to take it", dose(taken)),
                Line.of("When", taken.hasEffective() ? Words.of(taken.getEffective()) : null),
                Line.of("Why", Words.all(taken.getReasonCode())),
                Line.of("Note", Words.notes(taken.getNote())));
    }
}
