package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import uk.onestory.access.Sector;

/** Medicines that go with what a person lives with, as each organisation knows them. */
final class MedicineEntries {

    private static final String OF_SUBSTANCE_USE = "substance-use";

    private final List<CareWords.Medicine> medicines;

    MedicineEntries(CareWords words) {
        this.medicines = words.medicines().medicines();
    }

    /** What the practice prescribes, and what it has stopped. */
    List<BundleEntryComponent> ofPractice(Subject subject, Troubles troubles, int toldDaysAgo) {
        Dice dice = subject.dice("medicines-told");
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (CareWords.Medicine medicine : prescribed(subject, troubles)) {
            MedicationStatement taken = taken(subject, troubles, medicine, medicine.dose(), subject.gp(), toldDaysAgo);
            boolean stopped = entries.size() > 0
                    && entries.size() == prescribed(subject, troubles).size() - 1;
            if (stopped) {
                taken.setStatus(MedicationStatementStatus.STOPPED);
                ((Period) taken.getEffective()).setEndElement(subject.date(toldDaysAgo + dice.between(1, 20)));
            }
            entries.add(Entries.create(dice.urn(), taken));
        }
        return entries;
    }

    /** The same medicines as another practice last knew them. */
    List<BundleEntryComponent> elsewhere(Subject subject, Troubles troubles, Actor other, int toldDaysAgo) {
        Dice dice = subject.dice("medicines-elsewhere");
        return prescribed(subject, troubles).stream()
                .map(medicine -> Entries.create(
                        dice.urn(), taken(subject, troubles, medicine, medicine.otherDose(), other, toldDaysAgo)))
                .toList();
    }

    /** What the service itself gives; often nothing. */
    List<BundleEntryComponent> ofService(Subject subject, Troubles troubles, Actor service, int daysAgo) {
        String by = service.sector() == Sector.SUBSTANCE_USE ? OF_SUBSTANCE_USE : "mental-health";
        Dice dice = subject.dice("medicines " + by);
        List<CareWords.Medicine> fitting = medicines.stream()
                .filter(medicine -> medicine.by().equals(by) && troubles.fit(medicine.kinds()))
                .filter(medicine -> !prescribed(subject, troubles).contains(medicine))
                .toList();
        return dice.several(fitting, subject.is(SpecialCase.LONGEST) ? 3 : 1).stream()
                .map(medicine -> Entries.create(
                        dice.urn(), taken(subject, troubles, medicine, medicine.dose(), service, daysAgo)))
                .toList();
    }

    private List<CareWords.Medicine> prescribed(Subject subject, Troubles troubles) {
        Dice dice = subject.dice("medicines");
        List<CareWords.Medicine> fitting = medicines.stream()
                .filter(medicine -> troubles.fit(medicine.kinds()))
                .filter(medicine -> !OF_SUBSTANCE_USE.equals(medicine.by()) || subject.is(SpecialCase.TWO_SOURCES))
                .toList();
        int count =
                switch (subject.special()) {
                    case LONGEST -> 3;
                    case TWO_SOURCES -> 1;
                    default -> dice.pick(List.of(0, 1, 1, 2));
                };
        return dice.several(fitting, count);
    }

    private static MedicationStatement taken(
            Subject subject, Troubles troubles, CareWords.Medicine medicine, String dose, Actor source, int daysAgo) {
        Dice dice = subject.dice("taken " + medicine.name() + source.organization());
        MedicationStatement taken = new MedicationStatement();
        taken.getMeta().addProfile(Codes.profile("MedicationStatement"));
        taken.setStatus(MedicationStatementStatus.ACTIVE);
        taken.setMedication(
                medicine.code() == null
                        ? new CodeableConcept().setText(medicine.name())
                        : Codes.snomed(medicine.code(), medicine.name()));
        taken.setSubject(subject.reference());
        taken.setEffective(new Period().setStartElement(subject.date(daysAgo + dice.between(25, 400))));
        taken.setDateAssertedElement(subject.date(daysAgo));
        taken.setInformationSource(source.reference());
        troubles.of(medicine.kinds()).ifPresent(taken::addReasonReference);
        taken.addDosage().setText(dose);
        return taken;
    }
}
