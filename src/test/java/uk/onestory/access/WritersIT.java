package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.BundleText.entry;
import static uk.onestory.OneStoryServer.as;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.BundleText;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** Which organisation wrote a record is kept, whatever way it was written. */
class WritersIT {

    private static final String SYSTEM = "https://onestory.test/Id/score";

    private final Referral referral = Referral.toCmht();
    private final String person = referral.patient();

    @Test
    void whatATransactionWritesAndTheServerAddsToItIsThePartners() {
        Map<String, String> writers = StoredWriters.of(person);
        assertThat(writers)
                .containsEntry("Patient/" + person, "gp-wigan-1")
                .containsEntry("ServiceRequest/" + referral.id(), "gp-wigan-1")
                .containsEntry("Task/" + referral.taskOf("demo-cmht").id(), "gp-wigan-1");
        assertThat(writers.values()).containsOnly("gp-wigan-1");
    }

    @Test
    void aPostIsThePartnersAndAnUpdateByAnotherChangesNothing() {
        Response posted = as("demo-cmht").body(score("a")).post("/Observation");
        posted.then().statusCode(201);
        String id = posted.path("id");
        assertThat(writer(id)).isEqualTo("gmmh");

        as("demo-gp")
                .body(posted.asString().replace("14", "15"))
                .put("/Observation/" + id)
                .then()
                .statusCode(200);
        as("demo-withyou")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/valueInteger\",\"value\":16}]")
                .patch("/Observation/" + id)
                .then()
                .statusCode(200);
        assertThat(writer(id)).isEqualTo("gmmh");
    }

    @Test
    void conditionalWritesAreOfWhoCreates() {
        String value = UUID.randomUUID().toString();
        String condition = "identifier=" + SYSTEM + "|" + value;
        Response created = as("demo-withyou")
                .header("If-None-Exist", condition)
                .body(score(value))
                .post("/Observation");
        created.then().statusCode(201);
        as("demo-gp")
                .header("If-None-Exist", condition)
                .body(score(value))
                .post("/Observation")
                .then()
                .statusCode(200);
        assertThat(writer(created.path("id"))).isEqualTo("with-you");

        String another = UUID.randomUUID().toString();
        Response put = as("demo-cmht").body(score(another)).put("/Observation?identifier=" + SYSTEM + "|" + another);
        put.then().statusCode(201);
        assertThat(writer(put.path("id"))).isEqualTo("gmmh");
    }

    @Test
    void eachEntryOfABatchAndOfATransactionIsThePartners() {
        for (String header : new String[] {"X-Request-Id", "X-Correlation-Id"}) {
            for (String type : new String[] {"batch", "transaction"}) {
                Response answer = as("demo-withyou")
                        .header(header, UUID.randomUUID().toString())
                        .body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":["
                                + entry("POST", "Observation", score("b")) + ","
                                + entry("POST", "Observation", score("c")) + "]}")
                        .post();
                assertThat(BundleText.statuses(answer)).as(answer.asString()).containsExactly(201, 201);
                for (String location : answer.<List<String>>path("entry.response.location")) {
                    assertThat(writer(location.split("/", -1)[1])).isEqualTo("with-you");
                }
            }
        }
    }

    @Test
    void aBatchKeepsWhatIsStoredAndNothingOfWhatIsRefused() {
        int before = StoredWriters.of(person).size();
        Response answer = BundleText.batch(
                "demo-withyou",
                entry("POST", "Observation", score("d")),
                entry("POST", "Observation", score("e").replace("14", "999")));
        assertThat(BundleText.statuses(answer)).containsExactly(201, 422);
        assertThat(StoredWriters.of(person)).hasSize(before + 1);

        BundleText.transaction(
                        "demo-withyou",
                        entry("POST", "Observation", score("d")),
                        entry("POST", "Observation", score("e").replace("14", "999")))
                .then()
                .statusCode(422);
        assertThat(StoredWriters.of(person)).hasSize(before + 1);
    }

    @Test
    void whatAnOperationWritesIsOfWhoCallsIt() {
        TestTask task = referral.taskOf("demo-cmht");
        task.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);
        assertThat(StoredWriters.of(person))
                .containsEntry("Task/" + referral.taskOf("demo-withyou").id(), "gmmh")
                .containsEntry("Task/" + task.id(), "gp-wigan-1");
    }

    @Test
    void whatTheServerWritesOnItsOwnIsNobodys() {
        String id = dao().create(observation(), Callers.server()).getId().getIdPart();
        assertThat(writer(id)).isNull();
    }

    @Test
    void whatTheServerAddsBeforeItHearsOfThePartnerIsThePartnersToo() {
        List<String> ids = new TransactionTemplate(OneStoryServer.bean(PlatformTransactionManager.class))
                .execute(status -> List.of(
                        dao().create(observation(), Callers.server()).getId().getIdPart(),
                        dao().create(observation(), partner("gmmh")).getId().getIdPart()));
        assertThat(ids).allSatisfy(id -> assertThat(writer(id)).isEqualTo("gmmh"));
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        Map<String, String> before = StoredWriters.of(person);
        new TransactionTemplate(OneStoryServer.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            dao().create(observation(), partner("gmmh"));
            status.setRollbackOnly();
        });
        assertThat(StoredWriters.of(person)).isEqualTo(before);
        String next = dao().create(observation(), Callers.server()).getId().getIdPart();
        assertThat(writer(next)).isNull();
    }

    @Test
    void whoBringsADeletedRecordBackHasWrittenIt() {
        IdType id =
                (IdType) dao().create(observation(), partner("gmmh")).getId().toUnqualifiedVersionless();
        dao().delete(id, Callers.server());
        assertThat(writer(id.getIdPart())).isEqualTo("gmmh");
        Observation again = observation();
        again.setId(id);
        dao().update(again, partner("with-you"));
        assertThat(writer(id.getIdPart())).isEqualTo("with-you");
    }

    @Test
    void aStoreThatWasThereBeforeIsFilledFromItsProvenance() {
        TestTask task = referral.taskOf("demo-cmht");
        task.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);
        Map<String, String> kept = StoredWriters.of(person);
        kept.keySet().removeIf(key -> !key.matches("(ServiceRequest|Task|CarePlan)/.*"));
        assertThat(StoredWriters.filledAnew(person)).isEqualTo(kept).isNotEmpty();
    }

    /** A request inside the process that a partner has sent for an organisation. */
    private static SystemRequestDetails partner(String organization) {
        Partner partner = OneStoryServer.bean(Partners.class).byId("demo-cmht").orElseThrow();
        return Callers.inProcess(new Caller(partner, organization, Scopes.of(partner.scopes())));
    }

    private Observation observation() {
        return OneStoryServer.fhir().newJsonParser().parseResource(Observation.class, score("of-the-server"));
    }

    private static IFhirResourceDao<Observation> dao() {
        return OneStoryServer.bean(DaoRegistry.class).getResourceDao(Observation.class);
    }

    private String writer(String observation) {
        return StoredWriters.of(person).get("Observation/" + observation);
    }

    /** It does not say who recorded it. */
    private String score(String value) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"identifier\":[{\"system\":\"" + SYSTEM
                + "\",\"value\":\"" + value + "\"}],\"category\":[{\"coding\":[{\"system\":"
                + "\"https://fhir.onestory.example/CodeSystem/OneStory-ObservationKind\",\"code\":\"score\"}]}],"
                + "\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"720433000\"}]},"
                + "\"subject\":{\"reference\":\"Patient/" + person + "\"},\"effectiveDateTime\":\"2026-05-04\","
                + "\"valueInteger\":14}";
    }
}
