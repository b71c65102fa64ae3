package uk.onestory.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatusHistoryComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeTest {

    private static final Date FIRST = Date.from(Instant.parse("2026-05-04T09:00:00Z"));
    private static final Date THEN = Date.from(Instant.parse("2026-06-01T12:00:00Z"));

    @Test
    void eachStatusIsWrittenDownFromWhenToWhen() {
        EpisodeOfCare episode = episode("journey", null, null);
        episode.setStatus(EpisodeOfCareStatus.PLANNED);
        Episode.begin(episode, FIRST);

        Episode.move(episode, EpisodeOfCareStatus.ACTIVE, THEN);

        assertThat(episode.getStatus()).isEqualTo(EpisodeOfCareStatus.ACTIVE);
        assertThat(episode.getStatusHistory())
                .extracting(EpisodeOfCareStatusHistoryComponent::getStatus)
                .containsExactly(EpisodeOfCareStatus.PLANNED, EpisodeOfCareStatus.ACTIVE);
        assertThat(episode.getStatusHistory())
                .extracting(status -> status.getPeriod().getStart())
                .containsExactly(FIRST, THEN);
        assertThat(episode.getStatusHistory())
                .extracting(status -> status.getPeriod().getEnd())
                .containsExactly(THEN, null);
        assertThat(episode.getPeriod().hasEnd()).isFalse();
    }

    @Test
    void anEpisodeFromBeforeThereWasAHistoryGetsOne() {
        EpisodeOfCare episode = episode("journey", null, null);
        episode.setStatus(EpisodeOfCareStatus.ACTIVE).getPeriod().setStart(FIRST);

        Episode.move(episode, EpisodeOfCareStatus.FINISHED, THEN);

        assertThat(episode.getStatusHistory()).hasSize(2);
        assertThat(episode.getStatusHistoryFirstRep().getPeriod().getStart()).isEqualTo(FIRST);
        assertThat(episode.getPeriod().getEnd()).isEqualTo(THEN);
    }

    /** To the day, in milliseconds, or ahead: per-1 must hold of what the server adds. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01", "2026-06", "2026-06-01T12:00:00.500Z", "2026-07-01T10:00:00Z"})
    void whatHasNotSurelyBegunEndsAsItBegan(String start) {
        EpisodeOfCare episode = episode("journey", null, null);
        episode.setStatus(EpisodeOfCareStatus.ACTIVE).getPeriod().setStartElement(new DateTimeType(start));

        Episode.move(episode, EpisodeOfCareStatus.FINISHED, THEN);

        assertThat(episode.getPeriod().getEndElement().getValueAsString()).isEqualTo(start);
        Period first = episode.getStatusHistoryFirstRep().getPeriod();
        assertThat(first.getEndElement().getValueAsString())
                .isGreaterThanOrEqualTo(first.getStartElement().getValueAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "Organization/a, HealthcareService/1, Organization/a, HealthcareService/1, true",
        "Organization/a, HealthcareService/1, Organization/a, HealthcareService/2, false",
        "Organization/a, HealthcareService/1, Organization/a,                    , true",
        "Organization/a, HealthcareService/1, Organization/b, HealthcareService/1, false"
    })
    void oneServiceIsOneEpisode(String one, String oneService, String other, String otherService, boolean same) {
        assertThat(Episode.overlap(episode("service", one, oneService), episode("service", other, otherService)))
                .isEqualTo(same);
    }

    @Test
    void aJourneyIsNoTimeWithAService() {
        assertThat(Episode.overlap(episode("journey", null, null), episode("journey", null, null)))
                .isTrue();
        assertThat(Episode.overlap(episode("journey", null, null), episode("service", "Organization/a", null)))
                .isFalse();
    }

    private static EpisodeOfCare episode(String kind, String organization, String service) {
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.addType().addCoding().setSystem(Episode.KINDS).setCode(kind);
        if (organization != null) {
            episode.setManagingOrganization(new Reference(organization));
        }
        if (service != null) {
            episode.addExtension(Episode.SERVICE_EXTENSION, new Reference(service));
        }
        return episode;
    }
}
