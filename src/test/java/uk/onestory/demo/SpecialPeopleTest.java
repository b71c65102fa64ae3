package uk.onestory.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hard stories are all there in the first fifty, whatever the seed. */
class SpecialPeopleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int FIRST = 50;

    private final People people = new People(DAY);

    @Test
    void everySpecialCaseIsThereOnceInFifty() {
        List<SpecialCase> cases =
                IntStream.range(0, FIRST).mapToObj(SpecialCase::of).toList();
        assertThat(cases).contains(SpecialCase.values());
        assertThat(cases.stream().filter(special -> special != SpecialCase.NONE))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void whatMakesAStoryHardIsInTheRecord(long seed) {
        assertThat(patient(seed, SpecialCase.DIED).hasDeceased()).isTrue();
        assertThat(patient(seed, SpecialCase.NO_FIXED_ADDRESS).getAddress())
                .singleElement()
                .satisfies(address -> assertThat(address.getPostalCode()).isEqualTo("ZZ99 3VZ"));
        assertThat(patient(seed, SpecialCase.ANOTHER_LANGUAGE).getCommunication())
                .isNotEmpty();
        assertThat(patient(seed, SpecialCase.SENSITIVE_ADDRESS).getMeta().getSecurity())
                .singleElement()
                .satisfies(label -> assertThat(label.getCode()).isEqualTo("R"));
        assertThat(of(seed, SpecialCase.URGENT, ServiceRequest.class))
                .singleElement()
                .satisfies(referral -> assertThat(referral.getPriority()).isEqualTo(ServiceRequestPriority.STAT));
        assertThat(of(seed, SpecialCase.LATE, Task.class)).singleElement().satisfies(task -> assertThat(
                        task.getRestriction().getPeriod().getEnd())
                .isBefore(DAY.toString()));
        assertThat(of(seed, SpecialCase.WITHHOLDS, Consent.class))
                .singleElement()
                .satisfies(consent -> assertThat(consent.getExtension()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void twoPracticesDisagreeOnDoseAllergyAddressAndTelephone(long seed) {
        SpecialCase special = SpecialCase.TWO_SOURCES;
        assertThat(of(seed, special, MedicationStatement.class))
                .filteredOn(taken -> taken.getStatus() == MedicationStatementStatus.ACTIVE)
                .extracting(taken -> taken.getInformationSource().getReference())
                .contains(
                        patient(seed, special).getGeneralPractitioner().get(0).getReference(),
                        patient(seed, special).getGeneralPractitioner().get(1).getReference());
        assertThat(of(seed, special, AllergyIntolerance.class))
                .extracting(AllergyIntolerance::getCriticality)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(patient(seed, special).getAddress())
                .extracting(Address::getPostalCode)
                .hasSize(2);
        assertThat(patient(seed, special).getTelecom()).hasSizeGreaterThan(1);
        assertThat(people.person(seed, index(special)).steps())
                .extracting(step -> step.actor().organization())
                .contains(of(seed, special, Patient.class)
                        .get(0)
                        .getGeneralPractitioner()
                        .get(1)
                        .getReference()
                        .substring("Organization/".length()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void theLongestRecordIsTheLongestOfTheFirstFifty(long seed) {
        int longest = IntStream.range(0, FIRST)
                .boxed()
                .max(Comparator.comparing(index -> resources(seed, index).count()))
                .orElseThrow();
        assertThat(longest).isEqualTo(index(SpecialCase.LONGEST));
        assertThat(of(seed, SpecialCase.LONGEST, Observation.class)).hasSizeGreaterThan(12);
    }

    @Test
    void whatIsBookedAndReviewedLiesAhead() {
        for (int index = 0; index < 200; index++) {
            assertThat(resources(1, index).filter(Appointment.class::isInstance).map(Appointment.class::cast))
                    .allSatisfy(booked -> assertThat(booked.getStart()
                                    .toInstant()
                                    .atZone(ZoneId.of("Europe/London"))
                                    .toLocalDate())
                            .isAfter(DAY)
                            .isBefore(DAY.plusDays(40)));
            assertThat(resources(1, index).filter(CarePlan.class::isInstance).map(CarePlan.class::cast))
                    .allSatisfy(plan -> assertThat(review(plan)).isGreaterThan(DAY.toString()));
        }
    }

    @Test
    void someHaveAndSomeHaveNot() {
        hasAndHasNot(resource -> resource instanceof Flag);
        hasAndHasNot(resource -> resource instanceof MedicationStatement);
        hasAndHasNot(resource -> resource instanceof AllergyIntolerance);
        hasAndHasNot(resource -> resource instanceof Consent);
        hasAndHasNot(resource -> resource instanceof Appointment);
        hasAndHasNot(resource -> resource.getMeta().getProfile().stream()
                .anyMatch(profile -> profile.getValue().endsWith("-SafetyPlan")));
        Set<String> statuses = IntStream.range(0, FIRST)
                .boxed()
                .flatMap(index -> resources(1, index))
                .filter(Flag.class::isInstance)
                .map(flag -> ((Flag) flag).getStatus().toCode())
                .collect(Collectors.toSet());
        assertThat(statuses).containsExactlyInAnyOrder("active", "inactive");
    }

    private void hasAndHasNot(Predicate<Resource> what) {
        long have = IntStream.range(0, FIRST)
                .filter(index -> resources(1, index).anyMatch(what))
                .count();
        assertThat(have).isBetween(3L, FIRST - 3L);
    }

    private static String review(CarePlan plan) {
        return plan.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith("-ReviewDate"))
                .map(Extension::getValue)
                .map(DateType.class::cast)
                .map(DateType::getValueAsString)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Resource> resources(long seed, int index) {
        return PeopleTest.entries(people.person(seed, index)).map(entry -> entry.getResource());
    }

    private <T extends Resource> List<T> of(long seed, SpecialCase special, Class<T> type) {
        return resources(seed, index(special))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Patient patient(long seed, SpecialCase special) {
        return of(seed, special, Patient.class).get(0);
    }

    private static int index(SpecialCase special) {
        return IntStream.range(0, FIRST)
                .filter(index -> SpecialCase.of(index) == special)
                .findFirst()
                .orElseThrow(() -> new AssertionError(Arrays.asList(SpecialCase.values())));
    }
}
