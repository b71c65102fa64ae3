package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** What has happened: assessments, contacts, the time with services, treatments and what was answered. */
final class HistoryContent implements SectionContent {

    private static final String EPISODE_KIND = FhirPackage.BASE + "/CodeSystem/OneStory-EpisodeKind";
    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";
    private static final String SERVICE = EXTENSION + "Service";

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>();
        told.of(ClinicalImpression.class).forEach(assessment -> entries.add(assessment(assessment, told)));
        told.of(Encounter.class).forEach(encounter -> entries.add(encounter(encounter, told)));
        told.of(EpisodeOfCare.class).stream()
                .filter(HistoryContent::isOfAService)
                .forEach(episode -> entries.add(episode(episode, told)));
        told.of(Procedure.class).forEach(procedure -> entries.add(procedure(procedure)));
        entries.addAll(answers(told));
        entries.sort(NewestFirst.ENTRIES);
        BusyDays busy =
                new BusyDays(entries.stream().map(entry -> entry.recorded().on()));
        entries.replaceAll(entry -> busy.include(entry.recorded().on()) ? entry.withTime() : entry);
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
                Line.of("When", when(encounter.getPeriod())),
                Line.of("How it went", coded(encounter, "Attendance")),
                Line.of("How they met", coded(encounter, "ContactMedium")),
                Line.of("Why", Words.all(encounter.getReasonCode())),
                Line.of("With", told.name(encounter.getServiceProvider())));
    }

    /** The journey through all services has no content of its own. */
    private static boolean isOfAService(EpisodeOfCare episode) {
        return episode.getType().stream().noneMatch(type -> type.hasCoding(EPISODE_KIND, "journey"));
    }

    private static Entry episode(EpisodeOfCare episode, Told told) {
        Extension service = Extensions.first(episode, SERVICE);
        String name =
                service != null && service.getValue() instanceof Reference reference ? told.name(reference) : null;
        String with = name == null ? told.name(episode.getManagingOrganization()) : name;
        return Entry.of(
                episode,
                "Time with " + (with == null ? "a service that is not named here" : with),
                Line.of("When", LondonDate.words(episode.getPeriod())));
    }

    /** Answers to questionnaires; those of About Me stand in sections of their own. */
    private static List<Entry> answers(Told told) {
        List<QuestionnaireResponse> responses = told.whole(QuestionnaireResponse.class);
        Answers answers = new Answers(responses);
        List<Entry> entries = new ArrayList<>();
        responses.stream().filter(told::isNew).forEach(response -> {
            List<Line> lines = answers.in(response).stream()
                    .filter(item -> !Answers.isOfAboutMe(response, item))
                    .map(Answers::line)
                    .filter(Line::saysSomething)
                    .toList();
            if (!lines.isEmpty()) {
                String title = Answers.title(response);
                entries.add(Entry.of(response, title == null ? "Questions answered" : title)
                        .telling(lines));
            }
        });
        return entries;
    }

    /** A contact whose end nobody wrote down does not go on until today. */
    private static String when(Period period) {
        return period.getEnd() == null ? LondonDate.moment(period.getStartElement()) : LondonDate.moments(period);
    }

    private static String coded(Encounter encounter, String extension) {
        Extension found = Extensions.first(encounter, EXTENSION + extension);
        return found == null ? null : Words.of(found.getValue());
    }

    private static Entry procedure(Procedure procedure) {
        String what = Words.of(procedure.getCode());
        return Entry.of(
                procedure,
                what == null ? "Treatment" : what,
                Line.of("When", Words.of(procedure.getPerformed())),
                Line.of("Why", Words.all(procedure.getReasonCode())),
                Line.of("Outcome", Words.of(procedure.getOutcome())),
                Line.of("Note", Words.notes(procedure.getNote())));
    }
}
