package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadedReferencesTest {

    @ParameterizedTest
    @EnumSource
    void theTextTellsTheSameReferencesAsTheModel(GoldenPerson person) {
        for (Resource resource : person.resources()) {
            assertThat(LoadedReferences.in(stored(resource)))
                    .as(References.key(resource))
                    .isEqualTo(StoryFixture.REFERENCES.of(resource));
        }
    }

    @Test
    void whatPeopleWriteIsNoReference() {
        Flag flag = new Flag();
        flag.getCode().setText("\"reference\":\"Condition/written\"");
        flag.setAuthor(new Reference("#contained"));
        flag.setSubject(new Reference("https://elsewhere.example/fhir/Patient/other"));
        flag.setEncounter(new Reference("Encounter/right/_history/3"));
        assertThat(LoadedReferences.in(stored(flag))).containsExactly("Encounter/right");
    }

    private static String stored(Resource resource) {
        return StoryFixture.FHIR.newJsonParser().encodeResourceToString(resource);
    }
}
