package uk.onestory.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/**
 * That the person, or somebody for them, agreed to what the story tells, and when: a plan that says so, or an About Me
 * that they told or wrote themselves.
 *
 * @param party {@code Patient/id} or {@code RelatedPerson/id}
 */
record Agreement(String party, BaseDateTimeType on) {

    private static final Set<String> WHO = Set.of("Patient", "RelatedPerson");

    /** By type: who agreed and when; empty where the resource shows no agreement. */
    private static final Map<Class<? extends Resource>, Function<Resource, Optional<Agreement>>> TABLE = Map.of(
            CarePlan.class, resource -> of((CarePlan) resource),
            QuestionnaireResponse.class, resource -> of((QuestionnaireResponse) resource));

    /** The newest of each who agreed, newest first. */
    static Collection<Agreement> in(Collection<? extends Resource> told) {
        Map<String, Agreement> newest = new LinkedHashMap<>();
        told.stream()
                .map(resource -> TABLE.getOrDefault(resource.getClass(), none -> Optional.empty())
                        .apply(resource))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Agreement agreement) -> LondonDate.begin(agreement.on()))
                        .reversed()
                        .thenComparing(Agreement::party))
                .forEach(agreement -> newest.putIfAbsent(agreement.party(), agreement));
        return newest.values();
    }

    private static Optional<Agreement> of(CarePlan plan) {
        Extension agreement = Plans.extension(plan, "AgreedWithPerson");
        if (agreement == null || !Values.isTrue(value(agreement, "agreed"))) {
            return Optional.empty();
        }
        BaseDateTimeType on = value(agreement, "date") instanceof BaseDateTimeType date && date.hasValue()
                ? date
                : Recorded.of(plan).on();
        Reference by = value(agreement, "by") instanceof Reference reference ? reference : plan.getSubject();
        return party(List.of(by)).map(party -> new Agreement(party, on));
    }

    private static Optional<Agreement> of(QuestionnaireResponse response) {
        return Answers.isAboutMe(response)
                ? party(List.of(response.getSource(), response.getAuthor()))
                        .map(party -> new Agreement(party, Recorded.of(response).on()))
                : Optional.empty();
    }

    private static Optional<String> party(List<Reference> candidates) {
        return candidates.stream()
                .map(References::key)
                .flatMap(Optional::stream)
                .filter(key -> WHO.contains(key.substring(0, key.indexOf('/'))))
                .findFirst();
    }

    private static Type value(Extension extension, String part) {
        Extension found = Extensions.first(extension, part);
        return found == null ? null : found.getValue();
    }
}
