package uk.onestory.ask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.referral.Parties;
import uk.onestory.referral.Refs;
import uk.onestory.server.Extensions;

/**
 * What keeps a story current, as it is written: a joint plan is looked at by its review date, About Me after a time, and
 * whoever sees a person opens their story.
 */
@Component
class Currency {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";
    private static final String ABOUT_ME = FhirPackage.BASE + "/Questionnaire/OneStory-AboutMe";
    private static final String PLAN_KINDS = FhirPackage.BASE + "/CodeSystem/OneStory-PlanKind";
    private static final String PATIENT = "Patient/";
    private static final String ORGANIZATION = "Organization/";

    private final Dues dues;
    private final OpenedStories opened;
    private final Parties parties;
    private final CurrencySettings settings;
    private final Clock clock;

    Currency(Dues dues, OpenedStories opened, Parties parties, CurrencySettings settings, Clock clock) {
        this.clock = clock;
        this.dues = dues;
        this.opened = opened;
        this.parties = parties;
        this.settings = settings;
    }

    /** Who named themselves the reviewer; else whose key worker it is, who wrote the plan, or had a part in it. */
    void written(CarePlan plan, Consumer<Task> write) {
        String about = "CarePlan/" + plan.getIdElement().getIdPart();
        Optional<LocalDate> after = Optional.ofNullable(Extensions.first(plan, EXTENSION + "ReviewDate"))
                .flatMap(review -> Moments.endOf(review.getValue()))
                .map(Moments::day);
        boolean joint = plan.getCategory().stream().anyMatch(kind -> kind.hasCoding(PLAN_KINDS, "joint"));
        String person = Refs.to(plan.getSubject());
        String organization = Stream.concat(
                        Stream.of(reference(plan, "Reviewer"), reference(plan, "KeyWorker"), plan.getAuthor()),
                        plan.getContributor().stream())
                .filter(Objects::nonNull)
                .map(parties::organization)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (joint
                && plan.getStatus() == CarePlanStatus.ACTIVE
                && after.isPresent()
                && person != null
                && organization != null) {
            dues.expect(due(Due.Kind.PLAN_REVIEW, about, organization, person, after.get()), write);
        } else if (joint) {
            dues.settle(Due.Kind.PLAN_REVIEW, about, write);
        }
    }

    /** The newest one counts for the person, whichever response it stands in. */
    void written(QuestionnaireResponse response, Caller caller, Instant written, Consumer<Task> write) {
        String person = Refs.to(response.getSubject());
        boolean aboutMe = Forms.url(response).filter(ABOUT_ME::equals).isPresent()
                && EarlierAnswers.FINISHED.contains(response.getStatus());
        if (aboutMe && person != null) {
            LocalDate due = Moments.day(EarlierAnswers.told(response, written))
                    .plus(settings.aboutMeReviewAfter())
                    .plusDays(1);
            boolean older = dues.about(Due.Kind.ABOUT_ME_REVIEW, person).stream()
                    .anyMatch(other -> other.on().isAfter(due));
            if (!older) {
                dues.expect(due(Due.Kind.ABOUT_ME_REVIEW, person, caller.organization(), person, due), write);
            }
        }
    }

    /**
     * Contacts of long ago that are handed in later are history, and nobody's work.
     *
     * @param organization {@code Organization/id} that saw the person
     * @param person {@code Patient/id}
     */
    void seen(String organization, String person, Instant at) {
        String org = organization.substring(ORGANIZATION.length());
        boolean lately = at.plus(settings.storyNotOpenedWithin()).isAfter(clock.instant());
        if (lately && !opened.isOpen(org, person.substring(PATIENT.length()))) {
            dues.expectOnce(due(
                    Due.Kind.STORY_NOT_OPENED,
                    person,
                    organization,
                    person,
                    Moments.day(at).plusDays(1)));
        }
    }

    /**
     * It was a mistake that they had seen the person.
     *
     * @param organization logical id
     * @param person logical id
     */
    void notSeen(String organization, String person, Consumer<Task> write) {
        dues.settle(Due.Kind.STORY_NOT_OPENED, PATIENT + person, organization, write);
    }

    private static Due due(Due.Kind kind, String about, String organization, String person, LocalDate on) {
        return new Due(
                kind,
                about,
                organization.replaceFirst("^" + ORGANIZATION, ""),
                person.replaceFirst("^" + PATIENT, ""),
                on,
                null);
    }

    private static Reference reference(CarePlan plan, String extension) {
        Extension found = Extensions.first(plan, EXTENSION + extension);
        return found != null && found.getValue() instanceof Reference reference ? reference : null;
    }
}
