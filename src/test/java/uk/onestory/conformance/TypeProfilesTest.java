package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeProfilesTest {

    @ParameterizedTest
    @MethodSource("profiles")
    void resourceThatNamesNoProfileIsHeldToThatOfItsType(Resource resource, String profile) {
        assertThat(TypeProfiles.of(resource))
                .containsExactly(FhirPackage.BASE + "/StructureDefinition/OneStory-" + profile);
    }

    @Test
    void episodeOfNoKindIsHeldToBaseR4Only() {
        assertThat(TypeProfiles.of(new EpisodeOfCare())).isEmpty();
    }

    static Stream<Arguments> profiles() {
        return Stream.of(
                Arguments.of(new RelatedPerson(), "RelatedPerson"),
                Arguments.of(new CareTeam(), "CareTeam"),
                Arguments.of(new Location(), "Location"),
                Arguments.of(new Practitioner(), "Practitioner"),
                Arguments.of(new PractitionerRole(), "PractitionerRole"),
                Arguments.of(new Endpoint(), "Endpoint"),
                Arguments.of(episode("service"), "ServiceEpisode"),
                Arguments.of(episode("journey"), "Journey"),
                Arguments.of(new Encounter(), "Encounter"),
                Arguments.of(new Appointment(), "Appointment"),
                Arguments.of(new Communication(), "Communication"),
                Arguments.of(new Consent(), "Consent"),
                Arguments.of(new Provenance(), "Provenance"),
                Arguments.of(new AuditEvent(), "AuditEvent"),
                Arguments.of(new DocumentReference(), "DocumentReference"),
                Arguments.of(new Library(), "Knowledge"),
                Arguments.of(new PlanDefinition(), "Intervention"));
    }

    private static EpisodeOfCare episode(String kind) {
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.addType()
                .addCoding()
                .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-EpisodeKind")
                .setCode(kind);
        return episode;
    }
}
