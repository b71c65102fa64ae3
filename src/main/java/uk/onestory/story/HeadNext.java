package uk.onestory.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Extension;
import uk.onestory.fhir.PartialDate;

/** The next appointment, and when which plan is looked at again. */
final class HeadNext {

    private static final String APPOINTMENT = "Next appointment";
    private static final String REVIEW = "Next review";
    private static final String OVERDUE = "Review overdue";
    private static final Set<AppointmentStatus> EXPECTED =
            EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.PENDING);

    private HeadNext() {}

    static List<Fact> facts(Told told) {
        List<Fact> facts = new ArrayList<>();
        facts.add(appointment(told));
        List<Review> reviews = told.whole(CarePlan.class).stream()
                .filter(KeyWorkers::goesOn)
                .flatMap(HeadNext::review)
                .sorted(Comparator.comparing(Review::due).thenComparing(review -> References.key(review.plan())))
                .toList();
        reviews.stream()
                .filter(review -> review.due().isBefore(told.now()))
                .forEach(review -> facts.add(Fact.alarm(OVERDUE, review.words("was due by ", told), review.plan())));
        Optional<Review> next = reviews.stream()
                .filter(review -> !review.due().isBefore(told.now()))
                .findFirst();
        next.ifPresent(review -> facts.add(Fact.of(REVIEW, review.words("by ", told), review.plan())));
        if (reviews.isEmpty()) {
            facts.add(Fact.unknown(REVIEW, "no date that you can see"));
        }
        return facts;
    }

    private static Fact appointment(Told told) {
        return told.whole(Appointment.class).stream()
                .filter(one -> one.getStatus() != null && EXPECTED.contains(one.getStatus()))
                .filter(one -> one.getStartElement().hasValue()
                        && !one.getStart().toInstant().isBefore(told.now()))
                .min(Comparator.comparing(Appointment::getStart).thenComparing(References::key))
                .map(next -> Fact.of(APPOINTMENT, words(next, told), next))
                .orElseGet(() -> Fact.unknown(APPOINTMENT, "none that you can see"));
    }

    private static String words(Appointment appointment, Told told) {
        String with = PlanContent.with(appointment, told);
        return Words.joined(Arrays.asList(
                LondonDate.moment(appointment.getStart().toInstant()),
                with == null ? null : "with " + with,
                appointment.getDescription(),
                appointment.getStatus() == AppointmentStatus.PENDING ? "not confirmed yet" : null));
    }

    private static Stream<Review> review(CarePlan plan) {
        return Stream.ofNullable(Plans.extension(plan, "ReviewDate"))
                .map(Extension::getValue)
                .filter(BaseDateTimeType.class::isInstance)
                .map(BaseDateTimeType.class::cast)
                .flatMap(date -> PartialDate.deadline(date).map(due -> new Review(plan, date, due)).stream());
    }

    private record Review(CarePlan plan, BaseDateTimeType date, Instant due) {

        String words(String when, Told told) {
            String title = plan.getTitle() != null ? plan.getTitle() : Words.all(plan.getCategory());
            return Words.joined(
                    Arrays.asList(when + LondonDate.words(date), title, Plans.words(plan, "Reviewer", told)));
        }
    }
}
