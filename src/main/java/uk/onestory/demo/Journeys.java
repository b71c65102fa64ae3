package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What happens after the referral was sent, kind by kind. */
final class Journeys {

    private final Words words;
    private final CareTogether care;

    private final ServiceRecords records;

    Journeys(Words words, SupporterEntries supporters) {
        this.words = words;
        this.care = new CareTogether(words, supporters);
        this.records = new ServiceRecords(words, supporters);
    }

    /** What the later steps cite. */
    record Referred(
            Troubles troubles, List<Words.Service> services, String goalUrn, String referralUrn, int sentDaysAgo) {}

    List<Step> after(Subject subject, Referred referred) {
        return switch (subject.journey()) {
            case NOT_REFERRED, REQUESTED -> List.of();
            case RECEIVED, JOINT_SENT -> List.of(received(referred, 0));
            case ACCEPTED -> List.of(received(referred, 0), accepted(subject, referred, 0));
            case IN_PROGRESS ->
                List.of(
                        received(referred, 0),
                        accepted(subject, referred, 0),
                        assessed(subject, referred, referred.services()));
            case DISCHARGED -> discharged(subject, referred);
            case ON_HOLD -> List.of(received(referred, 0), onHold(subject, referred));
            case CANCELLED -> List.of(received(referred, 0), cancelled(subject, referred));
            case HANDED_ON ->
                List.of(received(referred, 0), accepted(subject, referred, 0), handedOn(subject, referred));
            case HANDED_ON_ACCEPTED ->
                List.of(
                        received(referred, 0),
                        accepted(subject, referred, 0),
                        handedOn(subject, referred),
                        received(referred, 1),
                        accepted(subject, referred, 1));
            case JOINT_AT_WORK -> together(subject, referred);
        };
    }

    private List<Step> together(Subject subject, Referred referred) {
        Step.Move first = assessed(subject, referred, referred.services());
        Words.Service second = referred.services().get(1);
        return List.of(
                received(referred, 0),
                received(referred, 1),
                move(referred, 0, TaskStatus.ACCEPTED, "accepted-to-assess"),
                move(referred, 1, TaskStatus.ACCEPTED, "accepted-to-assess"),
                first,
                new Step.Move(
                        Actor.of(second),
                        second.id(),
                        TaskStatus.INPROGRESS,
                        "assessed",
                        null,
                        first.outputs(),
                        records.atWork(subject, referred, second, Math.max(1, referred.sentDaysAgo() - 20))));
    }

    /** The practice keeps a time for the person before the service goes. */
    private List<Step> discharged(Subject subject, Referred referred) {
        Dice dice = subject.dice("discharged");
        Words.Service asked = referred.services().get(0);
        String plan = dice.urn();
        String followUp = dice.urn();
        return List.of(
                received(referred, 0),
                move(referred, 0, TaskStatus.ACCEPTED, "accepted-to-assess"),
                assessed(subject, referred, referred.services()),
                new Step.Send(subject.gp(), List.of(records.followUp(subject, referred, followUp))),
                new Step.Move(
                        Actor.of(asked),
                        asked.id(),
                        TaskStatus.COMPLETED,
                        "discharged-with-support",
                        null,
                        List.of(new Step.Output("staying-well plan", plan), new Step.Output("follow-up", followUp)),
                        List.of(records.stayingWell(subject, referred, plan, dice.between(2, 10)))));
    }

    private static Step received(Referred referred, int service) {
        return move(referred, service, TaskStatus.RECEIVED, "awaiting-triage");
    }

    /** Whoever accepts keeps a time for the person at once. */
    private Step accepted(Subject subject, Referred referred, int service) {
        Words.Service asked = referred.services().get(service);
        List<BundleEntryComponent> alongside = subject.journey() == JourneyKind.IN_PROGRESS
                        || (subject.journey().handedOn() && service == 0)
                ? List.of()
                : records.accepted(subject, referred, asked);
        return new Step.Move(
                Actor.of(asked), asked.id(), TaskStatus.ACCEPTED, "accepted-to-assess", null, List.of(), alongside);
    }

    private static Step move(Referred referred, int service, TaskStatus status, String businessStatus) {
        Words.Service asked = referred.services().get(service);
        return Step.Move.to(Actor.of(asked), asked.id(), status, businessStatus);
    }

    /** Help has begun: the assessment, the plan that was made with it, and a first score since. */
    private Step.Move assessed(Subject subject, Referred referred, List<Words.Service> services) {
        Dice dice = subject.dice("in-progress");
        Words.Service asked = services.get(0);
        String assessment = dice.urn();
        int assessedDaysAgo = referred.sentDaysAgo() - dice.between(8, 24);
        int plannedDaysAgo = Math.max(1, assessedDaysAgo - dice.between(1, 9));
        List<Actor> actors = services.stream().map(Actor::of).distinct().toList();
        List<BundleEntryComponent> alongside = new ArrayList<>();
        alongside.add(care.assessment(subject, referred.troubles(), assessment, assessedDaysAgo));
        alongside.addAll(care.plan(
                subject, referred.troubles(), actors, referred.goalUrn(), referred.referralUrn(), plannedDaysAgo));
        alongside.addAll(records.atWork(subject, referred, asked, assessedDaysAgo));
        String businessStatus = plannedDaysAgo > 14 ? "in-treatment" : "assessed";
        return new Step.Move(
                Actor.of(asked),
                asked.id(),
                TaskStatus.INPROGRESS,
                businessStatus,
                null,
                List.of(new Step.Output("assessment", assessment)),
                alongside);
    }

    private Step onHold(Subject subject, Referred referred) {
        Words.Service asked = referred.services().get(0);
        String question = subject.dice("on-hold").pick(words.phrases().informationNeeded());
        return new Step.Move(
                Actor.of(asked),
                asked.id(),
                TaskStatus.ONHOLD,
                "information-requested",
                reason("information-needed", question),
                List.of(),
                List.of());
    }

    private Step cancelled(Subject subject, Referred referred) {
        String why = subject.dice("cancelled").pick(words.phrases().cancelled());
        return new Step.Move(
                subject.gp(),
                referred.services().get(0).id(),
                TaskStatus.CANCELLED,
                "person-declined",
                reason("person-declined", why),
                List.of(),
                List.of());
    }

    private Step handedOn(Subject subject, Referred referred) {
        Words.Service from = referred.services().get(0);
        String why = subject.dice("hand-on").pick(words.phrases().handOn());
        return new Step.Redirect(
                Actor.of(from),
                from.id(),
                referred.services().get(1).id(),
                reason("redirected", "Another service fits better"),
                why);
    }

    private static CodeableConcept reason(String code, String text) {
        return Codes.concept("StatusReason", code).setText(text);
    }
}
