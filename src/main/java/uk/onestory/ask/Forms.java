package uk.onestory.ask;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * The questionnaires that responses answer, each in the version that was answered: the one that the response names, else
 * the one that was in the store when the response came.
 */
final class Forms {

    private final Map<String, List<StoredVersion>> byUrl;
    private final Map<StoredVersion, Form> read = new HashMap<>();

    /** @param stored versions of Questionnaires */
    Forms(Collection<StoredVersion> stored) {
        this.byUrl = stored.stream()
                .filter(version -> ((Questionnaire) version.resource()).hasUrl())
                .sorted(Comparator.comparing(StoredVersion::stored))
                .collect(Collectors.groupingBy(version -> ((Questionnaire) version.resource()).getUrl()));
    }

    /** Canonical without its version; empty where the response names none. */
    static Optional<String> url(QuestionnaireResponse response) {
        return Optional.ofNullable(response.getQuestionnaire()).map(canonical -> canonical.replaceFirst("\\|.*$", ""));
    }

    /**
     * @param came when the response was first stored
     * @return empty where the questionnaire is not here
     */
    Optional<Form> of(QuestionnaireResponse response, Instant came) {
        List<StoredVersion> versions = url(response).map(byUrl::get).orElse(List.of());
        String named = response.getQuestionnaire() != null
                        && response.getQuestionnaire().contains("|")
                ? response.getQuestionnaire().replaceFirst("^.*\\|", "")
                : null;
        return last(versions, version -> named != null && named.equals(business(version)))
                .or(() -> last(versions, version -> !version.stored().isAfter(came)))
                .or(() -> versions.stream().findFirst())
                .map(version -> read.computeIfAbsent(version, one -> new Form((Questionnaire) one.resource())));
    }

    private static Optional<StoredVersion> last(List<StoredVersion> versions, Predicate<StoredVersion> which) {
        return versions.stream().filter(which).reduce((earlier, later) -> later);
    }

    private static String business(StoredVersion version) {
        return ((Questionnaire) version.resource()).getVersion();
    }
}
