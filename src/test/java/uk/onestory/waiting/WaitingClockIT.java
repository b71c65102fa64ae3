package uk.onestory.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.path.json.JsonPath;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.ClinicalImpression.ClinicalImpressionStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** The life of a waiting clock, as partners see it. */
class WaitingClockIT {

    private static final String BASE = "https://fhir.onestory.example/";
    private static final String CLOCK = BASE + "StructureDefinition/OneStory-Clock";
    private static final String WAITING_SINCE = BASE + "StructureDefinition/OneStory-WaitingSince";
    private final LocalDate today = LocalDate.now(LondonDay.LONDON);
    private final LocalDate start = today.minusDays(35);

    @Test
    void theClockRunsUntilTheLastOfTheFourFirsts() {
        Referral referral = send(bundle());
        TestTask task = referral.taskOf("demo-cmht");
        assertThat(clock(task)).isEqualTo(Map.of("status", "running", "start", start.toString()));

        String contact = write(contact(referral, "seen", start.plusDays(5)));
        assertThat(clock(task)).containsEntry("contact", start.plusDays(5).toString());

        write(score(referral, start.plusDays(6)));
        assertThat(clock(task)).containsEntry("outcome", start.plusDays(6).toString());

        assess(referral, task, start.plusDays(7));
        assertThat(clock(task)).containsEntry("assessment", start.plusDays(7).toString());

        CarePlan plan = plan(referral);
        String id = write(plan);
        assertThat(clock(task))
                .as("a plan that nobody agreed to stops nothing")
                .doesNotContainKey("help")
                .containsEntry("status", "running");

        agree(plan, id, start.plusDays(20));
        assertThat(clock(task))
                .containsEntry("help", start.plusDays(20).toString())
                .containsEntry("stop", start.plusDays(20).toString())
                .containsEntry("status", "stopped");
        assertThat(found(referral, "clock=stopped")).containsExactly(task.id());

        Encounter missed = contact(referral, "did-not-attend", start.plusDays(5));
        missed.setId(contact);
        put(missed, null);
        assertThat(clock(task)).containsEntry("status", "running").doesNotContainKeys("contact", "stop");
    }

    @Test
    void whoWaitsMoreThanFourWeeksIsFound() {
        Referral referral = send(bundle());
        TestTask task = referral.taskOf("demo-cmht");

        assertThat(found(referral, "clock=running&waiting-since=lt" + today.minusDays(28)))
                .containsExactly(task.id());
        assertThat(found(referral, "clock=" + BASE + "CodeSystem/OneStory-ClockStatus|running"))
                .containsExactly(task.id());
        assertThat(found(referral, "clock=running&waiting-since=lt" + start)).isEmpty();
        assertThat(found(referral, "clock=stopped,not-counted")).isEmpty();
        assertThat(found(referral, "clock=running&_sort=waiting-since")).containsExactly(task.id());
    }

    @Test
    void aPartnerCannotWriteTheClock() {
        TestTask task = send(bundle()).taskOf("demo-cmht");
        Task forged = task.read();
        forged.getExtension().removeIf(extension -> CLOCK.equals(extension.getUrl()));
        forged.addExtension(forgedClock());
        forged.setStatus(Task.TaskStatus.RECEIVED);
        task.put("demo-cmht", forged).then().statusCode(200);
        assertThat(clock(task)).isEqualTo(Map.of("status", "running", "start", start.toString()));

        task.patch(
                        "demo-cmht",
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"},"
                                + "{\"op\":\"remove\",\"path\":\"/extension\"}]")
                .then()
                .statusCode(422); // the service stands there too, and that is frozen
        assertThat(clock(task)).isEqualTo(Map.of("status", "running", "start", start.toString()));
    }

    @Test
    void aTaskThatComesWithItsReferralTellsNothingOfTheWaitButItsService() {
        Bundle bundle = bundle();
        ServiceRequest referral = first(bundle, ServiceRequest.class);
        Task task = new Task().setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        task.getCode()
                .addCoding()
                .setSystem("http://hl7.org/fhir/CodeSystem/task-code")
                .setCode("fulfill");
        task.setFocus(new Reference(fullUrl(bundle, referral)));
        task.setFor(new Reference(fullUrl(bundle, first(bundle, Patient.class))));
        task.setRequester(new Reference("Organization/gp-wigan-1"));
        task.setOwner(new Reference("Organization/gmmh"));
        task.addExtension(forgedClock());
        task.addExtension(WAITING_SINCE, new DateTimeType(today.toString()));
        bundle.addEntry()
                .setResource(task)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");

        TestTask stored = send(bundle).taskOf("demo-cmht");

        assertThat(clock(stored)).isEqualTo(Map.of("status", "running", "start", start.toString()));
        assertThat(stored.version()).as("what is known is written at once").isEqualTo("1");
    }

    @Test
    void anotherTaskHasNoClock() {
        Referral referral = send(bundle());
        Task review = new Task().setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        review.setFor(new Reference("Patient/" + referral.patient()));
        review.setRequester(new Reference("Organization/gmmh"));
        review.setOwner(new Reference("Organization/gmmh"));
        review.addExtension(forgedClock());

        assertThat(clock(new TestTask(write(review)))).isEmpty();
    }

    @Test
    void substanceUseServicesAreOutsideOfTheMeasure() {
        Bundle bundle = bundle();
        first(bundle, ServiceRequest.class).getPerformerFirstRep().setReference("HealthcareService/with-you-wigan");
        Referral referral = send(bundle);

        assertThat(clock(referral.taskOf("demo-withyou")))
                .isEqualTo(Map.of("status", "not-counted", "reason", "team", "start", start.toString()));
    }

    @Test
    void whoeverIsSeventeenIsNotCountedUntilTheBirthDateIsPutRight() {
        Bundle bundle = bundle();
        first(bundle, Patient.class)
                .setBirthDateElement(
                        new DateType(start.minusYears(18).plusDays(1).toString()));
        Referral referral = send(bundle);
        TestTask task = referral.taskOf("demo-cmht");
        assertThat(clock(task)).containsEntry("reason", "age");

        Patient patient = OneStoryServer.client("demo-gp")
                .read()
                .resource(Patient.class)
                .withId(referral.patient())
                .execute();
        patient.setBirthDateElement(new DateType(start.minusYears(18).toString()));
        as("demo-gp")
                .body(json(patient))
                .put("/Patient/" + referral.patient())
                .then()
                .statusCode(200);

        assertThat(clock(task)).containsEntry("status", "running");
    }

    @Test
    void handingOnKeepsTheStartAndTheSuccessorIsWrittenOnce() {
        Referral referral = send(bundle());
        TestTask old = referral.taskOf("demo-cmht");
        write(contact(referral, "seen", start.plusDays(5)));

        old.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);

        TestTask next = referral.taskOf("demo-withyou");
        assertThat(next.version()).isEqualTo("1");
        assertThat(clock(next)).containsEntry("start", start.toString());
        assertThat(clock(old))
                .containsEntry("status", "not-counted")
                .containsEntry("reason", "closed")
                .containsEntry("contact", start.plusDays(5).toString());
    }

    @Test
    void secondReferralToTheSameProviderGoesOnWithTheSameClock() {
        String nhsNumber = Fixtures.nextNhsNumber();
        Referral first = send(bundle(nhsNumber, start));
        Bundle again = bundle(nhsNumber, today.minusDays(2));
        first(again, ServiceRequest.class).addReasonCode().setText("Sleeps worse again");
        Referral second = send(again);
        assertThat(second.id()).isNotEqualTo(first.id());

        assertThat(clock(second.taskOf("demo-cmht"))).containsEntry("start", start.toString());
        assertThat(second.taskOf("demo-cmht").version()).isEqualTo("1");
    }

    @Test
    void whatTheClockWritesHasItsProvenance() {
        Referral referral = send(bundle());
        TestTask task = referral.taskOf("demo-cmht");

        write(contact(referral, "seen", start.plusDays(5)));

        String version = task.version();
        assertThat(version).isEqualTo("2");
        List<String> targets = OneStoryServer.client("demo-gp")
                .search()
                .byUrl("Provenance?target=Task/" + task.id())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .flatMap(entry -> ((Provenance) entry.getResource()).getTarget().stream())
                .map(Reference::getReference)
                .toList();
        assertThat(targets).contains("Task/" + task.id() + "/_history/" + version);
    }

    @Test
    void whatIsRefusedLeavesTheClockAsItIs() {
        Referral referral = send(bundle());
        TestTask task = referral.taskOf("demo-cmht");
        Bundle both = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        both.addEntry()
                .setResource(contact(referral, "seen", start.plusDays(5)))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Encounter");
        both.addEntry()
                .setResource(new Observation().setStatus(ObservationStatus.FINAL))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Observation");
        as("demo-cmht").body(json(both)).post().then().statusCode(422);

        assertThat(clock(task)).doesNotContainKey("contact");
        assertThat(task.version()).isEqualTo("1");
    }

    @Test
    void referralCostsNoStatementForNewPersonAndOneForKnownPerson() {
        String nhsNumber = Fixtures.nextNhsNumber();
        send(bundle()); // the type of the service is known from here on
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            Referral first = send(bundle(nhsNumber, start));
            assertThat(readings(statistics)).isZero();

            Bundle again = bundle(nhsNumber, start);
            first(again, ServiceRequest.class).addReasonCode().setText("Sleeps worse again");
            statistics.clear();
            Referral second = send(again);
            assertThat(second.patient()).as("the same person").isEqualTo(first.patient());
            assertThat(readings(statistics)).isEqualTo(1);
            assertThat(second.taskOf("demo-cmht").version()).isEqualTo("1");
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** How often the clock has read a stored record. */
    private static long readings(Statistics statistics) {
        return Arrays.stream(statistics.getQueries())
                .filter(query -> query.contains("mySourcePath IN (:paths_0, ") && query.contains("UNION ALL"))
                .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount())
                .sum();
    }

    private Bundle bundle() {
        return bundle(Fixtures.nextNhsNumber(), start);
    }

    private static Bundle bundle(String nhsNumber, LocalDate authoredOn) {
        Bundle bundle = OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(Bundle.class, Fixtures.json("scenario/gp-refers-to-cmht.json", nhsNumber));
        first(bundle, ServiceRequest.class).setAuthoredOnElement(new DateTimeType(authoredOn + "T12:00:00Z"));
        return bundle;
    }

    private static Referral send(Bundle bundle) {
        JsonPath answer = as("demo-gp")
                .body(json(bundle))
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Referral(created(answer, "ServiceRequest"), created(answer, "Patient"), null);
    }

    private static String created(JsonPath answer, String type) {
        return answer.getList("entry.response.location", String.class).stream()
                .filter(location -> location.startsWith(type + "/"))
                .findFirst()
                .orElseThrow()
                .split("/", -1)[1];
    }

    private static Encounter contact(Referral referral, String attendance, LocalDate day) {
        Encounter encounter = new Encounter().setStatus(EncounterStatus.FINISHED);
        encounter.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        encounter.setSubject(new Reference("Patient/" + referral.patient()));
        encounter.setServiceProvider(new Reference("Organization/gmmh"));
        encounter.getPeriod().setStartElement(new DateTimeType(day + "T12:00:00Z"));
        encounter.addExtension(coded("Attendance", attendance));
        encounter.addExtension(coded("ContactMedium", "video"));
        return encounter;
    }

    private static Observation score(Referral referral, LocalDate day) {
        Observation score = new Observation().setStatus(ObservationStatus.FINAL);
        score.addCategory()
                .addCoding()
                .setSystem(BASE + "CodeSystem/OneStory-ObservationKind")
                .setCode("score");
        score.getCode().addCoding().setSystem("http://snomed.info/sct").setCode("720433000");
        score.setSubject(new Reference("Patient/" + referral.patient()));
        score.setEffective(new DateTimeType(day.toString()));
        score.addPerformer(new Reference("Organization/gmmh"));
        score.setValue(new IntegerType(14));
        return score;
    }

    private static void assess(Referral referral, TestTask task, LocalDate day) {
        ClinicalImpression impression = new ClinicalImpression().setStatus(ClinicalImpressionStatus.COMPLETED);
        impression.setSubject(new Reference("Patient/" + referral.patient()));
        impression.setEffective(new DateTimeType(day.toString()));
        String id = write(impression);
        Task assessed = task.read();
        assessed.addOutput()
                .setValue(new Reference("ClinicalImpression/" + id))
                .getType()
                .setText("assessment");
        task.put("demo-cmht", assessed).then().statusCode(200);
    }

    private CarePlan plan(Referral referral) {
        CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
        plan.setSubject(new Reference("Patient/" + referral.patient()));
        plan.addContributor(new Reference("Organization/gmmh"));
        plan.getPeriod().setStartElement(new DateTimeType(start.plusDays(8).toString()));
        return plan;
    }

    private static void agree(CarePlan plan, String id, LocalDate day) {
        Extension agreement = plan.addExtension().setUrl(BASE + "StructureDefinition/OneStory-AgreedWithPerson");
        agreement.addExtension("agreed", new BooleanType(true));
        agreement.addExtension("date", new DateType(day.toString()));
        plan.setId(id);
        put(plan, "W/\"1\"");
    }

    private static Extension coded(String name, String code) {
        return new Extension(
                BASE + "StructureDefinition/OneStory-" + name,
                new CodeableConcept(new Coding(BASE + "CodeSystem/OneStory-" + name, code, null)));
    }

    private Extension forgedClock() {
        Extension clock = new Extension(CLOCK);
        clock.addExtension("status", new Coding(BASE + "CodeSystem/OneStory-ClockStatus", "stopped", null));
        clock.addExtension("start", new DateType(today.toString()));
        clock.addExtension("stop", new DateType(today.toString()));
        return clock;
    }

    /** @return logical id */
    private static String write(Resource resource) {
        return as("demo-cmht")
                .body(json(resource))
                .post("/" + resource.fhirType())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void put(Resource resource, String ifMatch) {
        var request = as("demo-cmht").body(json(resource));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        request.put("/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .then()
                .statusCode(200);
    }

    private static List<String> found(Referral referral, String query) {
        Bundle bundle = OneStoryServer.client("demo-cmht")
                .search()
                .byUrl("Task?owner=Organization/me&patient=Patient/" + referral.patient() + "&" + query)
                .returnBundle(Bundle.class)
                .execute();
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    /** From the parts of the extension to their values; empty where there is none. */
    private static Map<String, String> clock(TestTask task) {
        Map<String, String> parts = new LinkedHashMap<>();
        task.read().getExtensionsByUrl(CLOCK).stream()
                .flatMap(clock -> clock.getExtension().stream())
                .forEach(part -> parts.put(
                        part.getUrl(),
                        part.getValue() instanceof Coding coding
                                ? coding.getCode()
                                : part.getValue().primitiveValue()));
        return parts;
    }

    private static <T extends Resource> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String fullUrl(Bundle bundle, Resource resource) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getResource() == resource)
                .findFirst()
                .orElseThrow()
                .getFullUrl();
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
