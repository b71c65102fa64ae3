package uk.onestory.careplan;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import uk.onestory.careplan.JointPlan.KeyWorker;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.directory.Directory;
import uk.onestory.fhir.Periods;
import uk.onestory.referral.Parties;
import uk.onestory.referral.Refs;

/** Gathers what a joint plan refers to, in the store and in the transaction that writes it. */
@Component
class JointPlanReader {

    private static final String ROLES = FhirPackage.BASE + "/CodeSystem/OneStory-CareTeamRole";

    private static final Set<CareTeamStatus> DISBANDED =
            EnumSet.of(CareTeamStatus.INACTIVE, CareTeamStatus.ENTEREDINERROR);

    private final Records records;
    private final Parties parties;
    private final Directory directory;
    private final Clock clock;

    JointPlanReader(Records records, Parties parties, Directory directory, Clock clock) {
        this.records = records;
        this.parties = parties;
        this.directory = directory;
        this.clock = clock;
    }

    JointPlan read(CarePlan plan, PlanChanges changes) {
        List<Condition> known = conditions(Refs.to(plan.getSubject()), changes);
        Set<String> addressed = plan.getAddresses().stream()
                .map(Refs::to)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<CareTeam> teams = found(CareTeam.class, plan.getCareTeam(), changes).stream()
                .filter(team -> !DISBANDED.contains(team.getStatus()))
                .toList();
        Set<String> organizations = organizations(plan, changes);
        return new JointPlan(
                plan,
                ConditionKind.of(known),
                ConditionKind.of(known.stream()
                        .filter(condition -> addressed.contains(
                                "Condition/" + condition.getIdElement().getIdPart()))
                        .toList()),
                organizations,
                organizations.stream()
                        .flatMap(organization -> directory.sectorsOf(organization).stream())
                        .collect(Collectors.toSet()),
                teams.stream().flatMap(this::keyWorkers).toList(),
                found(Goal.class, plan.getGoal(), changes).stream()
                        .filter(goal -> goal.getLifecycleStatus() != GoalLifecycleStatus.ENTEREDINERROR)
                        .toList(),
                plan.getActivity().stream()
                        .map(CarePlanActivityComponent::getReference)
                        .map(activity -> records.find(activity, changes))
                        .toList());
    }

    private List<Condition> conditions(String person, PlanChanges changes) {
        SearchParameterMap kinds = SearchParameterMap.newSynchronous()
                .add(Condition.SP_SUBJECT, new ReferenceParam(person))
                .add(
                        Condition.SP_CATEGORY,
                        new TokenOrListParam()
                                .add(ConditionKind.SYSTEM, JointPlan.MENTAL_HEALTH)
                                .add(ConditionKind.SYSTEM, JointPlan.SUBSTANCE_USE));
        return records.search(
                Condition.class,
                kinds,
                changes,
                condition ->
                        Objects.equals(person, Refs.to(condition.getSubject())) && ConditionKind.isPresent(condition));
    }

    /** Of the contributors, and of the care teams among them. */
    private Set<String> organizations(CarePlan plan, PlanChanges changes) {
        return plan.getContributor().stream()
                .flatMap(contributor -> Refs.isType(contributor, "CareTeam")
                        ? records.find(CareTeam.class, contributor, changes).stream()
                                .flatMap(team -> Stream.concat(
                                        team.getManagingOrganization().stream(),
                                        team.getParticipant().stream().map(JointPlanReader::organizationOrMember)))
                        : Stream.of(contributor))
                .map(parties::organization)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Stream<KeyWorker> keyWorkers(CareTeam team) {
        return team.getParticipant().stream()
                .filter(participant ->
                        participant.getRole().stream().anyMatch(role -> role.hasCoding(ROLES, "key-worker")))
                .filter(participant ->
                        Periods.isNow(participant.getPeriod(), clock.instant()) && isSomebody(participant.getMember()))
                .map(this::keyWorker);
    }

    private KeyWorker keyWorker(CareTeamParticipantComponent participant) {
        String organization = Optional.ofNullable(parties.organization(participant.getMember()))
                .orElseGet(() -> parties.organization(participant.getOnBehalfOf()));
        return new KeyWorker(Refs.to(participant.getMember()), organization);
    }

    /** A person at work: by reference, or where the directory does not know them by name or identifier. */
    private static boolean isSomebody(Reference member) {
        return member.hasReference()
                ? Refs.isType(member, "Practitioner") || Refs.isType(member, "PractitionerRole")
                : member.hasDisplay() || member.hasIdentifier();
    }

    private static Reference organizationOrMember(CareTeamParticipantComponent participant) {
        return participant.hasOnBehalfOf() ? participant.getOnBehalfOf() : participant.getMember();
    }

    private <T extends org.hl7.fhir.r4.model.Resource> List<T> found(
            Class<T> type, List<Reference> references, PlanChanges changes) {
        return references.stream()
                .flatMap(reference -> records.find(type, reference, changes).stream())
                .toList();
    }
}
