package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.base;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.SparseRecords;
import uk.onestory.SparseRecords.Sparse;

/** Whatever the server takes, it can tell. {@code -Donestory.fuzz.rounds=10000} for the long run. */
class SparseRecordsIT {

    private static final int ROUNDS = Math.max(60, Integer.getInteger("onestory.fuzz.rounds", 600) / 4);
    private static final int AT_ONCE = 30;
    private static final Set<String> DIRECTORY =
            Set.of("Patient", "Organization", "Practitioner", "PractitionerRole", "HealthcareService", "Location");
    private static final List<String> TOLD = List.of("application/fhir+json", "text/html", "application/pdf");

    private final StoryPerson sam = StoryPerson.send(0);

    @Test
    void whateverIsStoredIsTold() {
        List<Resource> record = record();
        Random dice = new Random(13);
        int stored = 0;
        for (int i = 0; i < ROUNDS; i += AT_ONCE) {
            List<Sparse> sparse = new ArrayList<>();
            for (int n = 0; n < AT_ONCE; n++) {
                sparse.add(SparseRecords.pair(record.get(dice.nextInt(record.size())), dice));
            }
            stored += send(sparse);
            tell(sparse);
        }
        assertThat(stored).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void aContactWithoutAPeriodTakesNobodysStory() {
        StoryPerson.request("demo-cmht")
                .body("""
                        {"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/%s"},
                         "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"}}
                        """.formatted(sam.id()))
                .post(base() + "/Encounter")
                .then()
                .statusCode(201);
        tell(List.of());
    }

    @Test
    void aScoreOfAnyCategoryIsInTheStory() {
        StoryPerson.request("demo-cmht")
                .body("""
                        {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/%s"},
                         "category": [{"coding": [{"code": "survey",
                            "system": "http://terminology.hl7.org/CodeSystem/observation-category"}]}],
                         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "720433000"}]},
                         "performer": [{"reference": "Organization/gmmh"}],
                         "effectiveDateTime": "2025-10-03", "valueInteger": 26}
                        """.formatted(sam.id()))
                .post(base() + "/Observation")
                .then()
                .statusCode(201);
        Bundle story = StoryFixture.FHIR
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        StoryPerson.request("demo-gp").get(story()).asString());
        assertThat(StoryFixture.section(story, "scores").getText().getDivAsString())
                .contains("3 October 2025")
                .contains("26");
    }

    private String story() {
        return base() + "/Patient/" + sam.id() + "/$story";
    }

    private List<Resource> record() {
        Set<String> texts = new HashSet<>();
        return StoryFixture.FHIR
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        StoryPerson.request("demo-gp").get(story()).asString())
                .getEntry()
                .stream()
                .skip(1)
                .map(BundleEntryComponent::getResource)
                .filter(resource -> !DIRECTORY.contains(resource.fhirType()) && texts.add(resource.getId()))
                .peek(resource -> {
                    resource.setMeta(null).setId((String) null);
                    ((DomainResource) resource).setText(null);
                })
                .toList();
    }

    /** @return how many were taken */
    private int send(List<Sparse> sparse) {
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        for (Sparse one : sparse) {
            batch.addEntry()
                    .setResource(one.resource())
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl(one.resource().fhirType());
        }
        Response answer = StoryPerson.request("demo-cmht")
                .body(StoryFixture.FHIR.newJsonParser().encodeResourceToString(batch))
                .post(base());
        if (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
            return 0;
        }
        List<String> statuses = answer.path("entry.response.status");
        for (int i = 0; i < statuses.size(); i++) {
            assertThat(statuses.get(i)).as(sparse.get(i).what()).doesNotStartWith("5");
        }
        return (int)
                statuses.stream().filter(status -> status.startsWith("201")).count();
    }

    private void tell(List<Sparse> stored) {
        for (String form : TOLD) {
            answers(StoryPerson.request("demo-gp").accept(form).get(story()), form + stored);
        }
        answers(
                StoryPerson.request("demo-cmht")
                        .body("""
                                {"resourceType": "Parameters", "parameter": [
                                 {"name": "subject", "valueReference": {"reference": "Patient/%s"}}]}
                                """.formatted(sam.id()))
                        .post(base() + "/Questionnaire/OneStory-InitialAssessment/$populate"),
                "$populate" + stored);
        answers(
                StoryPerson.request("demo-cmht")
                        .get(base() + "/Task?owner=Organization/gmmh&status=requested,accepted&_sort=due"),
                "work list" + stored);
    }

    private static void answers(Response answer, String what) {
        assertThat(answer.statusCode()).as(what + answer.asString()).isEqualTo(200);
    }
}
