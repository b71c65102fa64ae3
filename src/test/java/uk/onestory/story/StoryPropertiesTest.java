package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.story.MadeUpRecords.Fate;

/** What holds for all people: references, order and counts, tried with many who are made up. */
class StoryPropertiesTest {

    private static final int PEOPLE = 500;

    /** Which made up resources stand in which section; the GP practice comes from the Patient. */
    private static final Map<StorySection, Predicate<Resource>> WHERE = Map.of(
            StorySection.HISTORY,
                    is(Encounter.class, Procedure.class, ClinicalImpression.class, QuestionnaireResponse.class),
            StorySection.CONDITIONS, resource -> resource instanceof Condition one && !NeedsContent.isNeed(one),
            StorySection.SAFETY,
                    resource -> is(Flag.class, RiskAssessment.class).test(resource) || isPlan(resource, true),
            StorySection.NEEDS, resource -> resource instanceof Condition one && NeedsContent.isNeed(one),
            StorySection.STRENGTHS, is(Goal.class),
            StorySection.MEDICATION, is(AllergyIntolerance.class, MedicationStatement.class),
            StorySection.PLAN, resource -> isPlan(resource, false),
            StorySection.SCORES, is(Observation.class),
            StorySection.PEOPLE, is(RelatedPerson.class));

    private static final Set<StorySection> BY_DATE = Set.of(StorySection.HISTORY, StorySection.NEEDS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void referencesOrderAndCountsAreRightForEverybody(long seed) {
        Random sizes = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            List<Resource> resources = MadeUpRecords.of(seed * PEOPLE + i, sizes.nextInt(60));
            PersonRecord record = StoryFixture.record(resources, i, MadeUpRecords::isVisible);
            Bundle story = StoryFixture.story(record, StoryRequest.EVERYTHING);

            DocumentRules.hold(story, record);
            whatSafetyPointsToIsToldElsewhereToo(story);
            WHERE.forEach((section, belongs) -> eachIsToldOnce(story, section, resources, belongs));
            referralsAreToldWithTheirTasks(story, resources);
            BY_DATE.forEach(section -> newestComesFirst(story, section, record));
            assertThat(around(
                            MadeUpRecords.NOWHERE,
                            StoryFixture.FHIR.newJsonParser().encodeResourceToString(story)))
                    .as("person %d", i)
                    .isEmpty();
        }
    }

    private static String around(String word, String text) {
        int at = text.indexOf(word);
        return at < 0 ? "" : text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100));
    }

    private static void eachIsToldOnce(
            Bundle story, StorySection section, List<Resource> resources, Predicate<Resource> belongs) {
        assertThat(cited(story, section))
                .filteredOn(
                        key -> !key.startsWith("Organization/") && !(section == StorySection.SAFETY && isPointer(key)))
                .as(section.code())
                .containsExactlyInAnyOrderElementsOf(resources.stream()
                        .filter(resource -> MadeUpRecords.fate(resource) == Fate.TOLD)
                        .filter(belongs)
                        .map(References::key)
                        .toList());
    }

    /** High scores, needs of safety and conditions that are a danger. */
    private static boolean isPointer(String key) {
        return key.startsWith("Observation/") || key.startsWith("Condition/");
    }

    private static void whatSafetyPointsToIsToldElsewhereToo(Bundle story) {
        List<String> elsewhere = Stream.of(StorySection.SCORES, StorySection.NEEDS, StorySection.CONDITIONS)
                .flatMap(section -> cited(story, section).stream())
                .toList();
        assertThat(cited(story, StorySection.SAFETY))
                .filteredOn(StoryPropertiesTest::isPointer)
                .isSubsetOf(elsewhere)
                .doesNotHaveDuplicates();
    }

    private static void referralsAreToldWithTheirTasks(Bundle story, List<Resource> resources) {
        assertThat(cited(story, StorySection.REFERRALS))
                .filteredOn(key -> key.startsWith("ServiceRequest/"))
                .containsExactlyInAnyOrderElementsOf(resources.stream()
                        .filter(resource -> MadeUpRecords.fate(resource) == Fate.TOLD)
                        .filter(ServiceRequest.class::isInstance)
                        .map(References::key)
                        .toList());
    }

    private static void newestComesFirst(Bundle story, StorySection section, PersonRecord record) {
        List<Instant> dates = cited(story, section).stream()
                .map(key -> LondonDate.begin(
                        Recorded.of(record.find(key).orElseThrow()).on()))
                .toList();
        assertThat(dates).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static List<String> cited(Bundle story, StorySection section) {
        return StoryFixture.section(story, section.code()).getEntry().stream()
                .map(Reference::getReference)
                .collect(Collectors.toList());
    }

    private static Predicate<Resource> is(Class<?>... types) {
        return resource -> java.util.Arrays.stream(types).anyMatch(type -> type.isInstance(resource));
    }

    private static boolean isPlan(Resource resource, boolean safety) {
        return resource instanceof CarePlan plan && Plans.isSafety(plan) == safety;
    }
}
