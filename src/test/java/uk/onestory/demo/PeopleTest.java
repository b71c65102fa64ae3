package uk.onestory.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.conformance.NhsNumber;

class PeopleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final People people = new People(DAY);

    @Test
    void theSameSeedAndIndexGiveTheSameBytesWhoeverElseIsMade() {
        String first = json(people.person(7, 42));
        people.person(7, 41);
        people.person(8, 42);

        assertThat(json(people.person(7, 42))).isEqualTo(first);
        assertThat(json(new People(DAY).person(7, 42))).isEqualTo(first);
        assertThat(json(people.person(8, 42))).isNotEqualTo(first);
        assertThat(json(people.person(7, 43))).isNotEqualTo(first);
    }

    @Test
    void a100000PeopleHaveDifferentValidNumbersOfThe999Range() {
        Set<String> numbers = new HashSet<>();
        for (int index = 0; index < 100_000; index++) {
            String number = People.nhsNumber(index);
            assertThat(number.startsWith("999") && NhsNumber.isValid(number)).isTrue();
            numbers.add(number);
        }
        assertThat(numbers).hasSize(100_000);
    }

    @Test
    void noNumberComesTwiceUpToTheCapacityAndNoneIsMadeBeyondIt() {
        Set<String> numbers = new HashSet<>();
        for (int index = 0; index < SyntheticNhsNumber.CAPACITY; index++) {
            numbers.add(People.nhsNumber(index));
        }
        assertThat(numbers).hasSize(SyntheticNhsNumber.CAPACITY);
        assertThatThrownBy(() -> People.nhsNumber(SyntheticNhsNumber.CAPACITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everybodyIsAnAdult() {
        for (int index = 0; index < 2_000; index++) {
            LocalDate born = patient(people.person(1, index))
                    .getBirthDate()
                    .toInstant()
                    .atZone(ZoneId.systemDefault())
                    .toLocalDate();
            assertThat(Period.between(born, DAY).getYears()).isBetween(18, 85);
        }
    }

    @Test
    void everyStateOfAReferralIsThereIn25People() {
        Set<JourneyKind> kinds = EnumSet.noneOf(JourneyKind.class);
        IntStream.range(0, 25)
                .forEach(index -> kinds.add(people.person(1, index).journey()));
        assertThat(kinds).containsExactlyInAnyOrder(JourneyKind.values());
    }

    @Test
    void telephonesAreOfTheRangesForDrama() {
        for (int index = 0; index < 500; index++) {
            for (ContactPoint telephone : patient(people.person(1, index)).getTelecom()) {
                assertThat(telephone.getValue()).matches("07700 900\\d{3}|0161 496 0\\d{3}|01632 960\\d{3}");
            }
        }
    }

    @Test
    void practicesAndServicesStandInTheDirectoryWithTheirOrganisations() {
        Words words = Words.load();
        for (Words.Service service : words.places().services()) {
            HealthcareService found = directory(HealthcareService.class, service.id());
            assertThat(found.getProvidedBy().getReference()).isEqualTo("Organization/" + service.organization());
            assertThat(json(found)).contains("\"code\":\"" + service.borough() + "\"");
        }
        for (Words.Borough borough : words.places().boroughs()) {
            assertThat(directory(Organization.class, "gp-" + borough.code() + "-1"))
                    .isNotNull();
            assertThat(directory(Organization.class, "gp-" + borough.code() + "-2"))
                    .isNotNull();
        }
    }

    @Test
    void noDateOfWhatHasHappenedLiesAheadOfTheDayOnWhichTheStoryIsTold() {
        for (int index = 0; index < 200; index++) {
            for (Resource resource : resources(people.person(1, index)).toList()) {
                FHIR.newTerser()
                        .getAllPopulatedChildElementsOfType(resource, org.hl7.fhir.r4.model.DateTimeType.class)
                        .forEach(date -> assertThat(date.getValueAsString().substring(0, 10))
                                .isLessThan(DAY.toString()));
            }
        }
    }

    static Stream<BundleEntryComponent> entries(SyntheticPerson person) {
        return person.steps().stream().flatMap(PeopleTest::entries);
    }

    private static Stream<Resource> resources(SyntheticPerson person) {
        return entries(person).map(BundleEntryComponent::getResource);
    }

    private static Stream<BundleEntryComponent> entries(Step step) {
        if (step instanceof Step.Send send) {
            return send.entries().stream();
        }
        return step instanceof Step.Move move ? move.alongside().stream() : Stream.of();
    }

    private static String decision(Step step) {
        return step instanceof Step.Move move
                ? move.actor() + move.service() + move.status() + move.businessStatus() + move.outputs()
                : step.actor().toString();
    }

    private static Patient patient(SyntheticPerson person) {
        return (Patient) resources(person).findFirst().orElseThrow();
    }

    private static String json(SyntheticPerson person) {
        Bundle bundle = new Bundle();
        entries(person).forEach(bundle::addEntry);
        return json(bundle) + person.steps().stream().map(PeopleTest::decision).toList();
    }

    private static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static <T extends Resource> T directory(Class<T> type, String id) {
        return FHIR.newJsonParser()
                .parseResource(
                        type,
                        PeopleTest.class.getResourceAsStream(
                                "/directory/" + type.getSimpleName() + "-" + id + ".json"));
    }
}
