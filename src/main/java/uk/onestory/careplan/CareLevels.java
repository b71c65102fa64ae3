package uk.onestory.careplan;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.referral.Refs;
import uk.onestory.referral.ServerWrites;
import uk.onestory.server.Extensions;

/**
 * How much help a person has. The joint plan says it and the journey follows the plan; a step up or down is one level
 * more or less, on the same journey and in the same plan.
 */
@Component
class CareLevels {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-CareLevel";
    private static final String CODES = FhirPackage.BASE + "/CodeSystem/OneStory-CareLevel";

    /** From least to most help. */
    static final List<String> ORDER = List.of(
            "self-management", "primary-care", "living-well", "community-team", "intensive-community", "inpatient");

    private final OneJointPlan plans;
    private final Episodes episodes;
    private final ServerWrites server;

    CareLevels(OneJointPlan plans, Episodes episodes, ServerWrites server) {
        this.plans = plans;
        this.episodes = episodes;
        this.server = server;
    }

    /**
     * What names no level, or is at the end of the scale, stays as it is.
     *
     * @param person {@code Patient/id}
     * @param step 1 up, -1 down
     */
    void step(String person, int step, PlanChanges changes) {
        List<CarePlan> active = plans.active(person, changes);
        for (CarePlan plan : active) {
            next(plan, step).ifPresent(level -> {
                CarePlan moved = plan.copy();
                set(moved, level);
                server.update(moved, changes.transaction());
                changes.wrote(moved);
            });
        }
        Episodes.journey(episodes.open(person, changes)).ifPresent(journey -> (active.isEmpty()
                        ? next(journey, step)
                        : active.stream()
                                .flatMap(plan -> latest(plan, changes).stream())
                                .findFirst())
                .ifPresent(level -> move(journey, level, changes)));
    }

    /** A joint plan in force was written: the journey has its level. */
    void journeyFollows(CarePlan plan, PlanChanges changes) {
        level(plan).ifPresent(level -> Episodes.journey(episodes.open(Refs.to(plan.getSubject()), changes))
                .ifPresent(journey -> move(journey, level, changes)));
    }

    private void move(EpisodeOfCare journey, String level, PlanChanges changes) {
        if (!level.equals(level(journey).orElse(null))) {
            EpisodeOfCare moved = journey.copy();
            set(moved, level);
            episodes.update(moved, changes);
        }
    }

    private static Optional<String> latest(CarePlan plan, PlanChanges changes) {
        return changes.written("CarePlan", plan.getIdElement().getIdPart())
                .map(DomainResource.class::cast)
                .map(CareLevels::level)
                .orElseGet(() -> level(plan));
    }

    private static Optional<String> level(DomainResource resource) {
        return Optional.ofNullable(Extensions.first(resource, EXTENSION))
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(level -> ((CodeableConcept) level).getCodingFirstRep().getCode())
                .filter(ORDER::contains);
    }

    private static Optional<String> next(DomainResource resource, int step) {
        return level(resource)
                .map(level -> ORDER.indexOf(level) + step)
                .filter(index -> index >= 0 && index < ORDER.size())
                .map(ORDER::get);
    }

    private static void set(DomainResource resource, String level) {
        resource.getExtension().removeIf(extension -> EXTENSION.equals(extension.getUrl()));
        resource.addExtension(EXTENSION, new CodeableConcept(new Coding(CODES, level, null)));
    }
}
