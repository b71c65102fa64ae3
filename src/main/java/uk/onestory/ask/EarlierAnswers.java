package uk.onestory.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.Values;

/**
 * Takes a record apart into answers. An answer that was itself reused is none: the one that it was taken from is, so
 * that it grows old by the day on which the person gave it, and goes when that one is withdrawn.
 */
final class EarlierAnswers {

    /** Nothing else counts: what is not finished, was stopped, or was a mistake. */
    static final Set<QuestionnaireResponseStatus> FINISHED =
            EnumSet.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private static final Set<ObservationStatus> SETTLED =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    private static final Set<String> HELD = Set.of("active", "recurrence", "relapse");
    private static final Set<String> NOT_MEANT = Set.of("refuted", "entered-in-error");

    /** Written as a whole each time: a heading that the newest leaves out is one that the person took back. */
    private static final Set<String> NEWEST_AS_A_WHOLE = Set.of(FhirPackage.BASE + "/Questionnaire/OneStory-AboutMe");

    private final Forms forms;
    private final boolean reused;

    private EarlierAnswers(Forms forms, boolean reused) {
        this.forms = forms;
        this.reused = reused;
    }

    /** @param record what the caller may see of a person's record */
    static List<Answer> in(Collection<StoredVersion> record, Forms forms) {
        EarlierAnswers answers = new EarlierAnswers(forms, false);
        return withoutReplaced(record).flatMap(answers::of).toList();
    }

    /** Those as well that were reused themselves, or stand in what was written anew since. */
    static List<Answer> everything(Collection<StoredVersion> record, Forms forms) {
        EarlierAnswers answers = new EarlierAnswers(forms, true);
        return record.stream().flatMap(answers::of).toList();
    }

    /** Canonicals of the questionnaires, without a version, whose responses are among these. */
    static Set<String> questionnaires(Collection<StoredVersion> record) {
        return record.stream()
                .map(StoredVersion::resource)
                .filter(QuestionnaireResponse.class::isInstance)
                .flatMap(response -> Forms.url((QuestionnaireResponse) response).stream())
                .collect(Collectors.toSet());
    }

    static Instant told(QuestionnaireResponse response, Instant otherwise) {
        return Moments.of(response.getAuthoredElement()).orElse(otherwise);
    }

    private static Stream<StoredVersion> withoutReplaced(Collection<StoredVersion> record) {
        Map<String, StoredVersion> newest = new LinkedHashMap<>();
        record.forEach(version -> whole(version)
                .ifPresent(url -> newest.merge(url, version, (one, other) -> newer(one, other) ? one : other)));
        return record.stream().filter(version -> whole(version)
                .map(url -> newest.get(url).key().equals(version.key()))
                .orElse(true));
    }

    private static Optional<String> whole(StoredVersion version) {
        return version.resource() instanceof QuestionnaireResponse response && FINISHED.contains(response.getStatus())
                ? Forms.url(response).filter(NEWEST_AS_A_WHOLE::contains)
                : Optional.empty();
    }

    private static boolean newer(StoredVersion one, StoredVersion other) {
        return told((QuestionnaireResponse) one.resource(), one.created())
                .isAfter(told((QuestionnaireResponse) other.resource(), other.created()));
    }

    private Stream<Answer> of(StoredVersion version) {
        if (version.resource() instanceof QuestionnaireResponse response) {
            return FINISHED.contains(response.getStatus()) ? answers(response, version) : Stream.empty();
        }
        if (version.resource() instanceof Observation observation) {
            return SETTLED.contains(observation.getStatus()) ? measured(observation, version) : Stream.empty();
        }
        return version.resource() instanceof Condition condition ? held(condition, version) : Stream.empty();
    }

    private Stream<Answer> answers(QuestionnaireResponse response, StoredVersion version) {
        Map<String, List<QuestionnaireResponseItemAnswerComponent>> given = new LinkedHashMap<>();
        collect(response.getItem(), given);
        Optional<Form> form = forms.of(response, version.created());
        Instant told = told(response, version.created());
        return given.entrySet().stream()
                .filter(question -> reused || question.getValue().stream().noneMatch(ReusedFrom::isOn))
                .map(question -> new Answer(
                        keys(form, response, question.getKey()),
                        question.getValue().stream()
                                .map(QuestionnaireResponseItemAnswerComponent::getValue)
                                .toList(),
                        told,
                        version.created(),
                        version.key()));
    }

    private static Set<String> keys(Optional<Form> form, QuestionnaireResponse response, String linkId) {
        return form.flatMap(known -> known.item(linkId).map(known::keys))
                .orElseGet(() -> Set.of(Form.place(Forms.url(response).orElse(null), linkId)));
    }

    /** By linkId, also where it stands several times because its group repeats. */
    static void collect(
            List<QuestionnaireResponseItemComponent> items,
            Map<String, List<QuestionnaireResponseItemAnswerComponent>> given) {
        for (QuestionnaireResponseItemComponent item : items) {
            for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
                if (Values.isThere(answer.getValue())) {
                    given.computeIfAbsent(item.getLinkId(), linkId -> new ArrayList<>())
                            .add(answer);
                }
                collect(answer.getItem(), given);
            }
            collect(item.getItem(), given);
        }
    }

    private static Stream<Answer> measured(Observation observation, StoredVersion version) {
        Instant told = Moments.of(observation.getEffective())
                .or(() -> Moments.of(observation.getIssuedElement()))
                .orElse(version.created());
        return Stream.concat(
                        Stream.of(answer(observation.getCode(), observation.getValue(), told, version)),
                        observation.getComponent().stream()
                                .map(part -> answer(part.getCode(), part.getValue(), told, version)))
                .filter(Objects::nonNull);
    }

    /** "Do you have ...?" is answered by the diagnosis; that there is none on record answers nothing. */
    private static Stream<Answer> held(Condition condition, StoredVersion version) {
        boolean meant = Values.codes(condition.getVerificationStatus()).noneMatch(NOT_MEANT::contains);
        boolean now = Values.codes(condition.getClinicalStatus()).anyMatch(HELD::contains);
        Instant told = Moments.of(condition.getRecordedDateElement()).orElse(version.created());
        return meant && now
                ? Stream.ofNullable(answer(condition.getCode(), new BooleanType(true), told, version))
                : Stream.empty();
    }

    private static Answer answer(CodeableConcept code, Type value, Instant told, StoredVersion version) {
        Set<String> keys = code.getCoding().stream()
                .filter(coding -> coding.getSystem() != null && coding.getCode() != null)
                .map(Form::key)
                .collect(Collectors.toSet());
        return keys.isEmpty() || !Values.isThere(value)
                ? null
                : new Answer(keys, List.of(value), told, version.created(), version.key());
    }
}
