package uk.onestory.story;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.Periods;

/** The one named person to turn to: as the care teams say, and the plans. */
final class KeyWorkers {

    private static final String ROLE = FhirPackage.BASE + "/CodeSystem/OneStory-CareTeamRole";
    private static final Set<CarePlanStatus> GOING_ON = EnumSet.of(CarePlanStatus.ACTIVE, CarePlanStatus.ONHOLD);

    private KeyWorkers() {}

    /** @param in the CareTeam or CarePlan that says so */
    record KeyWorker(Reference who, Resource in) {}

    static Stream<KeyWorker> inTeams(Told told) {
        return told.whole(CareTeam.class).stream().flatMap(team -> team.getParticipant().stream()
                .filter(member -> member.getRole().stream().anyMatch(role -> role.hasCoding(ROLE, "key-worker")))
                .filter(member -> !Periods.isOver(member.getPeriod(), told.now()))
                .map(CareTeamParticipantComponent::getMember)
                .map(member -> new KeyWorker(member, team)));
    }

    /** Also of plans that have ended. */
    static Stream<KeyWorker> inPlans(Told told) {
        return inPlans(told, plan -> true);
    }

    static Stream<KeyWorker> now(Told told) {
        return Stream.concat(inTeams(told), inPlans(told, KeyWorkers::goesOn));
    }

    static boolean goesOn(CarePlan plan) {
        return plan.getStatus() != null && GOING_ON.contains(plan.getStatus());
    }

    private static Stream<KeyWorker> inPlans(Told told, Predicate<CarePlan> which) {
        return told.whole(CarePlan.class).stream().filter(which).flatMap(plan -> Stream.ofNullable(
                        Plans.extension(plan, "KeyWorker"))
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(who -> new KeyWorker((Reference) who, plan)));
    }
}
