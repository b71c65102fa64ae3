package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import uk.onestory.careplan.JointPlan.KeyWorker;
import uk.onestory.conformance.FhirPackage;

class PlanPartTest {

    @Test
    void anEmptyPlanLacksAllButWhatOnlyCoOccurringConditionsAskFor() {
        assertThat(missing(plan(new CarePlan(), Set.of("mental-health"), List.of())))
                .doesNotContain("CarePlan.addresses", "CarePlan.contributor")
                .contains("CarePlan.careTeam", "CarePlan.goal", "CarePlan.activity")
                .hasSize(7);
    }

    @Test
    void whoLivesWithBothHasBothInThePlan() {
        assertThat(missing(plan(new CarePlan(), Set.of("mental-health", "substance-use"), List.of())))
                .containsSubsequence(
                        "CarePlan.addresses", "CarePlan.addresses", "CarePlan.contributor", "CarePlan.contributor")
                .hasSize(11);
    }

    @Test
    void theKeyWorkerIsTheOneOfTheTeam() {
        String path = "CarePlan.extension('" + FhirPackage.BASE + "/StructureDefinition/OneStory-KeyWorker')";
        CarePlan plan = new CarePlan();
        plan.addExtension(
                FhirPackage.BASE + "/StructureDefinition/OneStory-KeyWorker", new Reference("PractitionerRole/1"));

        assertThat(missing(plan(plan, Set.of(), List.of(new KeyWorker("PractitionerRole/1", "Organization/a")))))
                .doesNotContain(path, "CarePlan.careTeam");
        assertThat(missing(plan(plan, Set.of(), List.of(new KeyWorker("PractitionerRole/2", "Organization/a")))))
                .contains(path);
        assertThat(missing(plan(plan, Set.of(), List.of(new KeyWorker("PractitionerRole/1", "Organization/b")))))
                .contains("CarePlan.careTeam");
    }

    @Test
    void anActivityThatCannotBeFoundHasNoOwner() {
        JointPlan plan = new JointPlan(
                new CarePlan(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(Optional.of(new Task().setOwner(new Reference("Organization/a"))), Optional.empty()));

        assertThat(missing(plan)).contains("CarePlan.activity.reference");
    }

    private static List<String> missing(JointPlan plan) {
        return PlanPart.TABLE.stream()
                .filter(part -> !part.isThere(plan))
                .map(PlanPart::path)
                .toList();
    }

    private static JointPlan plan(CarePlan plan, Set<String> onRecord, List<KeyWorker> keyWorkers) {
        return new JointPlan(
                plan, onRecord, Set.of(), Set.of("Organization/a"), Set.of(), keyWorkers, List.of(), List.of());
    }
}
