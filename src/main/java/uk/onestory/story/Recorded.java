package uk.onestory.story;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * Who recorded a resource, and when.
 *
 * @param by null where the resource does not say
 * @param on the date that the resource gives, else when it was last stored here
 * @param writer the organisation that stored it; null where that is not known
 * @param timed whether the time of the day matters, because more happened on that day
 */
record Recorded(Reference by, BaseDateTimeType on, Reference writer, boolean timed) {

    private static final String WRITER = Recorded.class.getName() + ".writer";

    /** By type: the elements that say who, best first, and those that say when, best first. */
    private static final Map<Class<?>, Row<?>> TABLE = table(
            row(
                    AllergyIntolerance.class,
                    r -> who(r.getRecorder(), r.getAsserter()),
                    r -> when(r.getRecordedDateElement())),
            row(Appointment.class, r -> null, r -> when(r.getCreatedElement())),
            row(
                    CarePlan.class,
                    r -> who(r.getAuthor(), first(r.getContributor())),
                    r -> when(r.getCreatedElement(), r.getPeriod())),
            row(CareTeam.class, r -> first(r.getManagingOrganization()), r -> when(r.getPeriod())),
            row(ClinicalImpression.class, r -> who(r.getAssessor()), r -> when(r.getDateElement(), r.getEffective())),
            row(Condition.class, r -> who(r.getRecorder(), r.getAsserter()), r -> when(r.getRecordedDateElement())),
            row(
                    Encounter.class,
                    r -> who(r.getParticipantFirstRep().getIndividual(), r.getServiceProvider()),
                    r -> when(r.getPeriod())),
            row(
                    EpisodeOfCare.class,
                    r -> who(r.getCareManager(), r.getManagingOrganization()),
                    r -> when(r.getPeriod())),
            row(Flag.class, r -> who(r.getAuthor()), r -> when(r.getPeriod())),
            row(Goal.class, r -> who(r.getExpressedBy()), r -> when(r.getStatusDateElement(), r.getStart())),
            row(
                    MedicationStatement.class,
                    r -> who(r.getInformationSource()),
                    r -> when(r.getDateAssertedElement(), r.getEffective())),
            row(Observation.class, r -> first(r.getPerformer()), r -> when(r.getEffective(), r.getIssuedElement())),
            row(Patient.class, r -> who(r.getManagingOrganization()), r -> null),
            row(
                    Procedure.class,
                    r -> who(
                            r.getRecorder(),
                            r.getAsserter(),
                            r.getPerformerFirstRep().getActor()),
                    r -> when(r.getPerformed())),
            row(QuestionnaireResponse.class, r -> who(r.getAuthor(), r.getSource()), r -> when(r.getAuthoredElement())),
            row(RelatedPerson.class, r -> null, r -> when(r.getPeriod())),
            row(RiskAssessment.class, r -> who(r.getPerformer()), r -> when(r.getOccurrence())),
            row(ServiceRequest.class, r -> who(r.getRequester()), r -> when(r.getAuthoredOnElement())),
            row(
                    Task.class,
                    r -> who(r.getRequester()),
                    r -> when(r.getLastModifiedElement(), r.getAuthoredOnElement())));

    static Recorded of(Resource resource) {
        return Optional.<Row<?>>ofNullable(TABLE.get(resource.getClass()))
                .map(row -> row.read(resource))
                .orElseGet(() -> of(null, stored(resource), resource));
    }

    /**
     * Notes beside a loaded resource who wrote it: the record itself often does not say.
     *
     * @param organization {@code Organization/id}
     */
    static void writtenBy(Resource resource, String organization) {
        resource.setUserData(WRITER, organization);
    }

    /** For an entry beside which others stand that happened on the same day. */
    Recorded withTime() {
        return new Recorded(by, on, writer, true);
    }

    private static Recorded of(Reference by, BaseDateTimeType on, Resource resource) {
        String writer = (String) resource.getUserData(WRITER);
        return new Recorded(by, on, writer == null ? null : new Reference(writer), false);
    }

    private static BaseDateTimeType stored(Resource resource) {
        InstantType updated = resource.getMeta().getLastUpdatedElement();
        return updated.hasValue() ? updated : new InstantType("1970-01-01T00:00:00Z");
    }

    private static Reference who(Reference... candidates) {
        for (Reference candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return null;
    }

    private static Reference first(List<Reference> references) {
        return references.isEmpty() ? null : references.get(0);
    }

    private static BaseDateTimeType when(Type... candidates) {
        for (Type candidate : candidates) {
            Type value = candidate instanceof Period period ? period.getStartElement() : candidate;
            if (value instanceof BaseDateTimeType date && date.hasValue()) {
                return date;
            }
        }
        return null;
    }

    private static Map<Class<?>, Row<?>> table(Row<?>... rows) {
        return Arrays.stream(rows).collect(Collectors.toUnmodifiableMap(Row::type, Function.identity()));
    }

    private static <T extends Resource> Row<T> row(
            Class<T> type, Function<T, Reference> who, Function<T, BaseDateTimeType> when) {
        return new Row<>(type, who, when);
    }

    private record Row<T extends Resource>(
            Class<T> type, Function<T, Reference> who, Function<T, BaseDateTimeType> when) {

        Recorded read(Resource resource) {
            T typed = type.cast(resource);
            return of(
                    who.apply(typed),
                    Optional.ofNullable(when.apply(typed)).orElseGet(() -> stored(resource)),
                    resource);
        }
    }
}
