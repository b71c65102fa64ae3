package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/** The joint plan, other plans that are no safety plan, who does what, and what is booked beside these. */
final class PlanContent implements SectionContent {

    private static final Set<AppointmentStatus> KEPT =
            EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.PENDING, AppointmentStatus.WAITLIST);

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>();
        told.of(CarePlan.class).stream()
                .filter(plan -> !Plans.isSafety(plan))
                .forEach(plan -> entries.add(plan(plan, told)));
        told.of(CareTeam.class).forEach(team -> entries.add(team(team, told)));
        Set<Resource> planned = entries.stream()
                .flatMap(entry -> entry.cites().stream())
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        told.of(Appointment.class).stream()
                .filter(appointment -> KEPT.contains(appointment.getStatus()) && !planned.contains(appointment))
                .forEach(appointment -> entries.add(appointment(appointment, told)));
        return entries;
    }

    private static Entry plan(CarePlan plan, Told told) {
        String kind = Words.all(plan.getCategory());
        return Entry.of(
                        plan,
                        plan.getTitle() != null ? plan.getTitle() : kind == null ? "Plan" : kind,
                        Line.of("Kind", kind),
                        Line.of("For", told.names(plan.getAddresses())),
                        Line.of("Level of care", Plans.words(plan, "CareLevel", told)),
                        Line.of("Key worker", Plans.words(plan, "KeyWorker", told)),
                        Line.of("Agreed with the person", agreement(plan, told)),
                        Line.of("Goals", told.names(plan.getGoal())),
                        Line.of("Worked out by", told.names(plan.getContributor())),
                        Line.of("What tends to come before", Plans.words(plan, "Trigger", told)),
                        Line.of("What helps", Plans.words(plan, "WhatHelps", told)),
                        Line.of("Whom to contact", Plans.words(plan, "WhomToContact", told)),
                        Line.of("More", plan.getDescription()),
                        Line.of("Note", Words.notes(plan.getNote())))
                .telling(activities(plan, told))
                .telling(Plans.review(plan, told))
                .citing(plan.getActivity().stream()
                        .map(CarePlanActivityComponent::getReference)
                        .map(told::find)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static String agreement(CarePlan plan, Told told) {
        Extension agreement = Plans.extension(plan, "AgreedWithPerson");
        if (agreement == null) {
            return null;
        }
        Extension agreed = Extensions.first(agreement, "agreed");
        Extension date = Extensions.first(agreement, "date");
        Extension by = Extensions.first(agreement, "by");
        boolean yes = agreed != null && Values.isTrue(agreed.getValue());
        String who = by == null
                ? null
                : by.getValue() instanceof Reference reference ? told.name(reference) : Words.of(by.getValue());
        return Words.joined(
                Arrays.asList(yes ? "yes" : "not yet", date == null ? null : Words.of(date.getValue()), who));
    }

    private static List<Line> activities(CarePlan plan, Told told) {
        return plan.getActivity().stream()
                .map(CarePlanActivityComponent::getReference)
                .map(told::find)
                .flatMap(Optional::stream)
                .map(activity -> Line.of("To do", activity(activity, told)))
                .toList();
    }

    private static String activity(Resource activity, Told told) {
        if (activity instanceof ServiceRequest request) {
            String code = Words.of(request.getCode());
            return Words.joined(Arrays.asList(code == null ? "Referral" : code, told.names(request.getPerformer())));
        }
        if (activity instanceof Task task) {
            return Words.joined(
                    Arrays.asList(Words.of(task.getCode()), task.getDescription(), told.name(task.getOwner())));
        }
        if (activity instanceof Appointment appointment) {
            return Words.joined(Arrays.asList(
                    "Appointment", when(appointment), appointment.getDescription(), with(appointment, told)));
        }
        return null;
    }

    private static Entry appointment(Appointment appointment, Told told) {
        return Entry.of(
                appointment,
                "Appointment",
                Line.of("When", when(appointment)),
                Line.of("What for", appointment.getDescription()),
                Line.of("With", with(appointment, told)));
    }

    private static String when(Appointment appointment) {
        return LondonDate.moment(appointment.getStartElement());
    }

    static String with(Appointment appointment, Told told) {
        return told.names(appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> !"Patient".equals(actor.getReferenceElement().getResourceType()))
                .toList());
    }

    private static Entry team(CareTeam team, Told told) {
        List<Line> members = team.getParticipant().stream()
                .map(member -> Line.of(
                        Optional.ofNullable(Words.all(member.getRole())).orElse("Member"),
                        told.name(member.getMember())))
                .toList();
        return Entry.of(team, team.getName() != null ? team.getName() : "Care team")
                .telling(members);
    }
}
