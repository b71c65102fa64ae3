package uk.onestory.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import io.restassured.response.Response;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.onestory.OneStoryServer;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.server.NodeLock;

/** The loader against all rules of the server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleLoaderIT {

    private static final int SOME = 25;
    private static final int MORE = 50;

    @Test
    @Order(1)
    void everyJourneyPassesTheRulesAndEndsWhereItShould() {
        load(SOME);

        List<Task> tasks = tasks(people(SOME));
        assertThat(tasks.stream().map(task -> task.getStatus().toCode()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "requested",
                        "received",
                        "accepted",
                        "in-progress",
                        "on-hold",
                        "cancelled",
                        "rejected",
                        "completed");
        assertThat(tasks.stream().filter(Task::hasPartOf)).hasSize(4);
        // What the server itself wrote in between was not validated then.
        tasks.forEach(PeopleLoaderIT::assertConforms);
        referrals(people(SOME)).forEach(PeopleLoaderIT::assertConforms);
    }

    private static void assertConforms(Resource resource) {
        String json = OneStoryServer.bean(FhirContext.class).newJsonParser().encodeResourceToString(resource);
        Response verdict = OneStoryServer.as("demo-gp")
                .contentType("application/fhir+json;charset=UTF-8")
                .body(json)
                .post("/" + resource.fhirType() + "/$validate");
        assertThat(verdict.<List<String>>path("issue.severity"))
                .as(verdict.asString() + json)
                .doesNotContain("error", "fatal");
    }

    @Test
    @Order(2)
    void aSecondStartLoadsNobodyTwiceAndALargerNumberAddsTheRest() {
        load(SOME);
        List<Task> before = tasks(people(SOME));
        load(SOME);
        assertThat(tasks(people(SOME))).hasSameSizeAs(before);

        load(MORE);
        assertThat(people(MORE)).hasSize(MORE);
        assertThat(tasks(people(SOME))).hasSameSizeAs(before);
    }

    @Test
    @Order(3)
    void everySectionOfTheStoryIsFilledForSomebodyAndAllOfThemForTheLongest() {
        load(MORE);
        assertThat(filled(7)).containsExactlyInAnyOrderElementsOf(sections(7));
        Response twoSources = story(20);
        assertThat(twoSources.asString())
                .contains("Please check the dose of", "records do not agree about this allergy")
                .contains("Please check the home address", "Please check the telephone number");
        assertThat(story(21).statusCode()).isEqualTo(200);
    }

    private static List<String> filled(int index) {
        return story(index)
                .path("entry[0].resource.section.findAll { it.emptyReason == null }.code.coding.code.flatten()");
    }

    private static List<String> sections(int index) {
        return story(index).path("entry[0].resource.section.code.coding.code.flatten()");
    }

    private static Response story(int index) {
        Patient person = search(
                        Patient.class,
                        SearchParameterMap.newSynchronous()
                                .add(Patient.SP_IDENTIFIER, new TokenParam(NhsNumber.SYSTEM, People.nhsNumber(index))))
                .get(0);
        return OneStoryServer.as("demo-gp")
                .get("/Patient/" + person.getIdElement().getIdPart() + "/$story");
    }

    /** Today, as at a start: appointments and reviews lie ahead. */
    private static void load(int people) {
        DemoSettings settings = new DemoSettings(people, 1, null, 10, 2, true);
        new PeopleLoader(
                        settings,
                        OneStoryServer.bean(LoadedPeople.class),
                        OneStoryServer.bean(JourneyWriter.class),
                        OneStoryServer.bean(NodeLock.class),
                        Clock.systemUTC())
                .load();
    }

    private static List<Patient> people(int count) {
        TokenOrListParam numbers = new TokenOrListParam();
        IntStream.range(0, count).forEach(index -> numbers.add(NhsNumber.SYSTEM, People.nhsNumber(index)));
        return search(Patient.class, SearchParameterMap.newSynchronous().add(Patient.SP_IDENTIFIER, numbers));
    }

    private static List<Task> tasks(List<Patient> people) {
        ReferenceOrListParam persons = new ReferenceOrListParam();
        people.forEach(person -> persons.add(
                new ReferenceParam("Patient/" + person.getIdElement().getIdPart())));
        return search(Task.class, SearchParameterMap.newSynchronous().add(Task.SP_PATIENT, persons));
    }

    private static List<ServiceRequest> referrals(List<Patient> people) {
        ReferenceOrListParam persons = new ReferenceOrListParam();
        people.forEach(person -> persons.add(
                new ReferenceParam("Patient/" + person.getIdElement().getIdPart())));
        return search(
                ServiceRequest.class, SearchParameterMap.newSynchronous().add(ServiceRequest.SP_PATIENT, persons));
    }

    private static <T extends Resource> List<T> search(Class<T> type, SearchParameterMap parameters) {
        return OneStoryServer.bean(DaoRegistry.class)
                .getResourceDao(type)
                .search(parameters, new SystemRequestDetails())
                .getAllResources()
                .stream()
                .map(type::cast)
                .toList();
    }
}
