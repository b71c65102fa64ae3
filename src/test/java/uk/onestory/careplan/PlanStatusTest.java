package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanStatusTest {

    private static final Set<CarePlanStatus> ENDED =
            Set.of(CarePlanStatus.COMPLETED, CarePlanStatus.REVOKED, CarePlanStatus.ENTEREDINERROR);

    @ParameterizedTest
    @EnumSource(
            value = CarePlanStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NULL", "UNKNOWN"})
    void whatHasEndedIsNotBegunAgain(CarePlanStatus from) {
        CarePlan active = plan("joint", CarePlanStatus.ACTIVE);

        if (ENDED.contains(from)) {
            assertThatThrownBy(() -> PlanStatus.judge(plan("joint", from), active))
                    .hasMessageContaining("replaces it");
        } else {
            assertThatCode(() -> PlanStatus.judge(plan("joint", from), active)).doesNotThrowAnyException();
        }
    }

    @Test
    void whatHasEndedStaysAsItIsAndIsOnlyStruckOut() {
        assertThat(PlanStatus.TABLE.get(CarePlanStatus.COMPLETED)).containsExactly(CarePlanStatus.ENTEREDINERROR);
        assertThat(PlanStatus.TABLE.get(CarePlanStatus.REVOKED)).containsExactly(CarePlanStatus.ENTEREDINERROR);
        assertThat(PlanStatus.TABLE.get(CarePlanStatus.ENTEREDINERROR)).isEmpty();
    }

    @Test
    void anotherPersonOrKindIsAnotherPlan() {
        CarePlan stored = plan("joint", CarePlanStatus.DRAFT);
        CarePlan moved = plan("joint", CarePlanStatus.DRAFT).setSubject(new Reference("Patient/2"));

        assertThatThrownBy(() -> PlanStatus.judge(stored, moved)).hasMessageContaining("person");
        assertThatThrownBy(() -> PlanStatus.judge(stored, plan("safety", CarePlanStatus.DRAFT)))
                .hasMessageContaining("kind");
    }

    @Test
    void plansOfOtherKindsAreNotJudged() {
        CarePlan wound = plan("wound-care", CarePlanStatus.COMPLETED);
        wound.getCategoryFirstRep().getCodingFirstRep().setSystem("https://elsewhere.example");

        assertThatCode(() -> PlanStatus.judge(wound, plan("joint", CarePlanStatus.DRAFT)))
                .doesNotThrowAnyException();
    }

    private static CarePlan plan(String kind, CarePlanStatus status) {
        CarePlan plan = new CarePlan().setStatus(status).setSubject(new Reference("Patient/1"));
        plan.addCategory().addCoding().setSystem(Plan.KIND).setCode(kind);
        return plan;
    }
}
