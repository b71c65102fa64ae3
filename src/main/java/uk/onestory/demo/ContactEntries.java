package uk.onestory.demo;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/** Contacts that were, as whoever met the person writes them, and appointments that come. */
final class ContactEntries {

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final int MINUTES = 50;
    private static final List<String> NOT_AS_PLANNED =
            List.of("did-not-attend", "cancelled-by-person", "came-late-and-seen");

    private final CareWords.Contacts words;

    ContactEntries(CareWords words) {
        this.words = words.contacts();
    }

    /** The talk at the surgery after which the story was told. */
    BundleEntryComponent atPractice(Subject subject, int toldDaysAgo) {
        Dice dice = subject.dice("at-practice");
        Encounter contact = contact(subject, subject.gp(), toldDaysAgo, "seen", dice.pick(words.practice()), dice);
        return Entries.create(dice.urn(), contact);
    }

    /**
     * From the first meeting until now, evenly over the time; somebody does not always come.
     *
     * @param firstDaysAgo when they first met
     */
    List<BundleEntryComponent> withService(Subject subject, Actor service, String referralUrn, int firstDaysAgo) {
        Dice dice = subject.dice("contacts " + service.organization());
        int count = subject.is(SpecialCase.LONGEST) ? 6 : Math.min(3, 1 + firstDaysAgo / 30);
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int daysAgo = Math.max(1, firstDaysAgo - i * firstDaysAgo / count);
            String why = i == 0 ? dice.pick(words.first()) : dice.pick(words.later());
            String attendance = i == 0 || dice.chance(75) ? "seen" : dice.pick(NOT_AS_PLANNED);
            Encounter contact = contact(subject, service, daysAgo, attendance, why, dice);
            contact.addBasedOn(new Reference(referralUrn));
            entries.add(Entries.create(dice.urn(), contact));
        }
        return entries;
    }

    /**
     * The next time with a service, in the coming days.
     *
     * @param urn fullUrl of the Appointment
     * @param service HealthcareService that keeps the time
     * @param daysAhead how many at least
     */
    BundleEntryComponent next(Subject subject, String urn, String service, String referralUrn, int daysAhead) {
        Dice dice = subject.dice("appointment " + service);
        CareWords.Booked booked = dice.pick(words.appointments());
        Appointment appointment = new Appointment();
        appointment.getMeta().addProfile(Codes.profile("Appointment"));
        appointment.setStatus(AppointmentStatus.BOOKED);
        appointment.setDescription(booked.what());
        ZonedDateTime start = subject.ahead(daysAhead + dice.between(0, 9), dice);
        appointment.setStartElement(new InstantType(Subject.text(start)));
        appointment.setEndElement(new InstantType(Subject.text(start.plusMinutes(MINUTES))));
        appointment.setPatientInstruction(booked.please());
        appointment.addBasedOn(new Reference(referralUrn));
        appointment.addParticipant().setActor(subject.reference()).setStatus(ParticipationStatus.ACCEPTED);
        appointment
                .addParticipant()
                .setActor(new Reference("HealthcareService/" + service))
                .setStatus(ParticipationStatus.ACCEPTED);
        return Entries.create(urn, appointment);
    }

    private static Encounter contact(
            Subject subject, Actor with, int daysAgo, String attendance, String why, Dice dice) {
        boolean telephone = dice.chance(25);
        Encounter contact = new Encounter();
        contact.getMeta().addProfile(Codes.profile("Encounter"));
        contact.addExtension(Codes.extension("Attendance", Codes.concept("Attendance", attendance)));
        contact.addExtension(Codes.extension(
                "ContactMedium", Codes.concept("ContactMedium", telephone ? "telephone" : "face-to-face")));
        contact.setStatus(attendance.endsWith("seen") ? EncounterStatus.FINISHED : EncounterStatus.CANCELLED);
        contact.setClass_(
                telephone ? new Coding(ACT_CODE, "VR", "virtual") : new Coding(ACT_CODE, "AMB", "ambulatory"));
        contact.setSubject(subject.reference());
        ZonedDateTime start = subject.time(daysAgo, dice);
        contact.getPeriod().setStartElement(new DateTimeType(Subject.text(start)));
        contact.getPeriod().setEndElement(new DateTimeType(Subject.text(start.plusMinutes(MINUTES))));
        contact.addReasonCode(new CodeableConcept().setText(why));
        contact.setServiceProvider(with.reference());
        return contact;
    }
}
