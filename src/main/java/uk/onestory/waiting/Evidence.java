package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.conformance.ScoreTools;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/**
 * A resource of the record that shows one of the four firsts.
 *
 * @param day in Europe/London
 * @param by who did it: organisations, or roles and services in them
 */
record Evidence(First first, LocalDate day, List<Reference> by) {

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";
    private static final String INITIAL_ASSESSMENT = FhirPackage.BASE + "/Questionnaire/OneStory-InitialAssessment";

    private static final Set<EncounterStatus> NOT_HELD =
            EnumSet.of(EncounterStatus.PLANNED, EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);
    private static final Set<ObservationStatus> MEASURED =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    /** A plan that has ended was agreed all the same. */
    private static final Set<CarePlanStatus> IN_FORCE_ONCE =
            EnumSet.of(CarePlanStatus.ACTIVE, CarePlanStatus.ONHOLD, CarePlanStatus.COMPLETED, CarePlanStatus.REVOKED);

    private static final Set<ProcedureStatus> BEGUN =
            EnumSet.of(ProcedureStatus.INPROGRESS, ProcedureStatus.COMPLETED, ProcedureStatus.STOPPED);
    private static final Set<QuestionnaireResponseStatus> FILLED_IN =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    /** Empty for what shows none of them, or does not tell its day. */
    static Optional<Evidence> of(Resource resource) {
        if (resource instanceof Encounter encounter) {
            return contact(encounter);
        } else if (resource instanceof Observation observation) {
            return outcome(observation);
        } else if (resource instanceof QuestionnaireResponse response) {
            return assessment(response);
        } else if (resource instanceof CarePlan plan) {
            return agreedPlan(plan);
        } else if (resource instanceof Procedure procedure) {
            return intervention(procedure);
        }
        return Optional.empty();
    }

    private static Optional<Evidence> contact(Encounter encounter) {
        boolean attended = !NOT_HELD.contains(encounter.getStatus())
                && MhsdsCodes.isSeen(extension(encounter, "Attendance"))
                && MhsdsCodes.isMediumThatCounts(extension(encounter, "ContactMedium"));
        List<Reference> by = encounter.hasServiceProvider()
                ? List.of(encounter.getServiceProvider())
                : encounter.getParticipant().stream()
                        .map(Encounter.EncounterParticipantComponent::getIndividual)
                        .toList();
        return evidence(attended, First.CONTACT, LondonDay.of(encounter.getPeriod()), by);
    }

    private static Optional<Evidence> outcome(Observation observation) {
        boolean tool = ScoreTools.contain(observation.getCode());
        boolean scored = MEASURED.contains(observation.getStatus())
                && ((tool && Values.isThere(observation.getValue()))
                        || observation.getComponent().stream()
                                .anyMatch(item -> Values.isThere(item.getValue())
                                        && (tool || ScoreTools.contain(item.getCode()))));
        return evidence(scored, First.OUTCOME, LondonDay.of(observation.getEffective()), observation.getPerformer());
    }

    /**
     * NHS England counts the members of a SNOMED CT reference set (1853441000000109) as meaningful assessments. They are
     * not part of the package, so it counts what is an assessment here: the package's first assessment, filled in; and
     * what a Task names as its assessment ({@link Assessments}).
     */
    private static Optional<Evidence> assessment(QuestionnaireResponse response) {
        String questionnaire = String.valueOf(response.getQuestionnaire());
        boolean first = questionnaire.equals(INITIAL_ASSESSMENT) || questionnaire.startsWith(INITIAL_ASSESSMENT + "|");
        return evidence(
                first && FILLED_IN.contains(response.getStatus()),
                First.ASSESSMENT,
                LondonDay.of(response.getAuthoredElement()),
                List.of(response.getAuthor()));
    }

    /** Counted on the day of the agreement, else on the day from which the plan holds. */
    private static Optional<Evidence> agreedPlan(CarePlan plan) {
        Extension agreement = Extensions.first(plan, EXTENSION + "AgreedWithPerson");
        boolean agreed = agreement != null
                && Values.isTrue(part(agreement, "agreed"))
                && IN_FORCE_ONCE.contains(plan.getStatus());
        Optional<LocalDate> day = Stream.of(
                        agreement == null ? null : part(agreement, "date"), plan.getPeriod(), plan.getCreatedElement())
                .flatMap(date -> LondonDay.of(date).stream())
                .findFirst();
        List<Reference> by = new ArrayList<>(plan.getContributor());
        by.add(plan.getAuthor());
        return evidence(agreed, First.HELP, day, by);
    }

    private static Optional<Evidence> intervention(Procedure procedure) {
        List<Reference> by = procedure.getPerformer().stream()
                .flatMap(performer -> Stream.of(performer.getActor(), performer.getOnBehalfOf()))
                .toList();
        return evidence(BEGUN.contains(procedure.getStatus()), First.HELP, LondonDay.of(procedure.getPerformed()), by);
    }

    private static Optional<Evidence> evidence(
            boolean counts, First first, Optional<LocalDate> day, List<Reference> by) {
        return counts ? day.map(known -> new Evidence(first, known, by)) : Optional.empty();
    }

    private static Type extension(DomainResource resource, String name) {
        Extension extension = Extensions.first(resource, EXTENSION + name);
        return extension == null ? null : extension.getValue();
    }

    private static Type part(Extension extension, String url) {
        Extension part = Extensions.first(extension, url);
        return part == null ? null : part.getValue();
    }
}
