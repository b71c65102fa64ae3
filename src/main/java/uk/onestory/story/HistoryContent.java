package uk.onestory.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Procedure;

/** What has happened: assessments, contacts and treatments. */
final class HistoryContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>();
        told.of(ClinicalImpression.class).forEach(assessment -> entries.add(assessment(assessment, told)));
        told.of(Encounter.class).forEach(encounter -> entries.add(encounter(encounter, told)));
        told.of(Procedure.class).forEach(procedure -> entries.add(procedure(procedure)));
        entries.sort(Comparator.comparing(
                        (Entry entry) -> LondonDate.begin(entry.recorded().on()))
                .reversed());
        return entries;
    }

    private static Entry assessment(ClinicalImpression assessment, Told told) {
        String findings = Words.joined(assessment.getFinding().stream()
                .map(finding -> Words.joined(
                        java.util.Arrays.asList(Words.of(finding.getItemCodeableConcept()), finding.getBasis()), ": "))
                .toList());
        return Entry.of(
                assessment,
                "Assessment",
                Line.of("About", told.names(assessment.getProblem())),
                Line.of("In short", assessment.getSummary()),
                Line.of("Found", findings),
                Line.of("Note", Words.notes(assessment.getNote())));
    }

    private static Entry encounter(Encounter encounter, Told told) {
        String kind = Words.all(encounter.getType());
        return Entry.of(
                encounter,
                kind == null ? "Contact" : kind,
                Line.of("When", LondonDate.words(encounter.getPeriod())),
                Line.of("Why", Words.all(encounter.getReasonCode())),
                Line.of("With", told.name(encounter.getServiceProvider())));
    }

    private static Entry procedure(Procedure procedure) {
        String what = Words.of(procedure.getCode());
        return Entry.of(
                procedure,
                what == null ? "Treatment" : what,
                Line.of("When", LondonDate.words(procedure.getPerformed())),
                Line.of("Why", Words.all(procedure.getReasonCode())),
                Line.of("Outcome", Words.of(procedure.getOutcome())),
                Line.of("Note", Words.notes(procedure.getNote())));
    }
}
