package uk.onestory.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static uk.onestory.OneStoryServer.as;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.referral.Sending;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** Who changed a referral, a Task or a care plan, and why, is written down with the change. */
class ProvenanceIT {

    private static final String WORKER = Base64.getEncoder()
            .encodeToString(("{\"resourceType\":\"PractitionerRole\",\"identifier\":[{\"system\":"
                            + "\"https://fhir.nhs.uk/Id/sds-role-profile-id\",\"value\":\"R0260\"}],"
                            + "\"practitioner\":{\"reference\":\"Practitioner/7\",\"display\":\"Dr Ada Okafor\"}}")
                    .getBytes(StandardCharsets.UTF_8));

    @Test
    void aReferralAndItsTaskHaveOneProvenanceOfTheirSending() {
        Referral referral = Referral.toCmht();

        List<Provenance> found = of("ServiceRequest/" + referral.id());
        assertThat(found).hasSize(1);
        Provenance sent = found.get(0);
        assertThat(targets(sent))
                .contains("ServiceRequest/" + referral.id() + "/_history/" + version("ServiceRequest/" + referral.id()))
                .contains("Task/" + referral.taskOf("demo-cmht").id() + "/_history/1");
        assertThat(who(sent, "custodian").getReference()).isEqualTo("Organization/gp-wigan-1");
        assertThat(who(sent, "assembler").getIdentifier().getValue()).isEqualTo("demo-gp");
        assertThat(sent.getActivity().getCodingFirstRep().getCode()).isEqualTo("CREATE");
        assertThat(sent.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("TREAT");
    }

    @Test
    void aTaskThatTheServerCorrectsIsNamedInTheVersionThatStays() {
        Referral referral = Sending.toWithYou()
                .to("Organization/with-you")
                .withTask("Organization/with-you", null, null)
                .send();
        TestTask task = referral.taskOf("demo-withyou");
        assertThat(task.version()).as("the service is filled in").isEqualTo("2");

        assertThat(targets(last("Task/" + task.id()))).contains("Task/" + task.id() + "/_history/2");
        assertThat(last("Task/" + task.id()).getActivity().getCodingFirstRep().getCode())
                .isEqualTo("CREATE");
    }

    @Test
    void aMoveTellsWhoMovedIt() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        String correlation = UUID.randomUUID().toString();

        as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"" + task.version() + "\"")
                .header("NHSD-Requesting-Practitioner", WORKER)
                .header("X-Correlation-Id", correlation)
                .header("X-Request-Id", UUID.randomUUID().toString())
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]")
                .patch("/Task/" + task.id())
                .then()
                .statusCode(200);

        Provenance moved = last("Task/" + task.id());
        assertThat(targets(moved))
                .as("responsibility passes with the Task")
                .containsExactlyInAnyOrder(
                        "Task/" + task.id() + "/_history/" + task.version(),
                        "ServiceRequest/" + referral.id() + "/_history/" + version("ServiceRequest/" + referral.id()));
        assertThat(who(moved, "author").getIdentifier().getValue()).isEqualTo("R0260");
        assertThat(who(moved, "author").getReference())
                .as("ids of the sender's system mean somebody else here")
                .isNull();
        assertThat(who(moved, "custodian").getReference()).isEqualTo("Organization/gmmh");
        assertThat(moved.getActivity().getCodingFirstRep().getCode()).isEqualTo("UPDATE");
        assertThat(moved.getEntityFirstRep().getWhat().getIdentifier().getValue())
                .isEqualTo(correlation);
    }

    @Test
    void anOperationTellsItsNameAndItsReason() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);

        Provenance handedOn = last("Task/" + task.id());
        assertThat(handedOn.getActivity().getText()).isEqualTo("$hand-on");
        assertThat(handedOn.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("redirected");
        assertThat(targets(handedOn))
                .anyMatch(target -> target.startsWith(
                        "Task/" + referral.taskOf("demo-withyou").id() + "/"));
    }

    @Test
    void everyVersionOfACarePlanHasItsProvenance() {
        Referral referral = Referral.toCmht();
        CarePlan plan = new CarePlan()
                .setStatus(CarePlanStatus.DRAFT)
                .setIntent(CarePlanIntent.PLAN)
                .setSubject(new Reference("Patient/" + referral.patient()));
        String id = OneStoryServer.client("demo-cmht")
                .create()
                .resource(plan)
                .execute()
                .getId()
                .getIdPart();
        plan.setId("CarePlan/" + id);
        plan.setTitle("Getting well");
        as("demo-gp")
                .header("If-Match", "W/\"1\"")
                .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(plan))
                .put("/CarePlan/" + id)
                .then()
                .statusCode(200);

        assertThat(of("CarePlan/" + id))
                .extracting(provenance -> targets(provenance).get(0))
                .containsExactly("CarePlan/" + id + "/_history/1", "CarePlan/" + id + "/_history/2");
        assertThat(who(last("CarePlan/" + id), "custodian").getReference()).isEqualTo("Organization/gp-wigan-1");
    }

    @Test
    void whatIsRefusedLeavesNone() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-gp", "accepted").then().statusCode(422);

        assertThat(of("Task/" + task.id())).hasSize(1);
    }

    @Test
    void anUnreadableWorkerIsRefusedAndNothingIsStored() {
        String nhsNumber = Fixtures.nextNhsNumber();
        as("demo-gp")
                .header("NHSD-Requesting-Practitioner", "Dr Okafor")
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json", nhsNumber))
                .post()
                .then()
                .statusCode(400)
                .body(containsString("NHSD-Requesting-Practitioner"));

        as("demo-gp")
                .queryParam("identifier", "https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)
                .get("/Patient")
                .then()
                .body("entry", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void noPartnerWritesTheProvenanceOfAReferral() {
        Referral referral = Referral.toCmht();
        Provenance server = last("ServiceRequest/" + referral.id());
        Provenance forged = server.copy();
        forged.setId((String) null);
        as("demo-cmht").body(json(forged)).post("/Provenance").then().statusCode(422);
        server.getAgentFirstRep().getWho().setReference("Organization/gmmh");
        as("demo-cmht")
                .body(json(server))
                .put("/Provenance/" + server.getIdElement().getIdPart())
                .then()
                .statusCode(422);
        server.getTarget().clear();
        server.addTarget(new Reference("Patient/" + referral.patient()));
        as("demo-cmht")
                .body(json(server))
                .put("/Provenance/" + server.getIdElement().getIdPart())
                .then()
                .statusCode(422);
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static Provenance last(String target) {
        List<Provenance> all = of(target);
        return all.get(all.size() - 1);
    }

    /** Oldest first. */
    private static List<Provenance> of(String target) {
        return OneStoryServer.client("demo-gp")
                .search()
                .byUrl("Provenance?target=" + target)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Provenance) entry.getResource())
                .sorted(Comparator.comparing(Provenance::getRecorded))
                .toList();
    }

    private static List<String> targets(Provenance provenance) {
        return provenance.getTarget().stream().map(Reference::getReference).toList();
    }

    private static Reference who(Provenance provenance, String type) {
        return provenance.getAgent().stream()
                .filter(agent -> type.equals(agent.getType().getCodingFirstRep().getCode()))
                .map(ProvenanceAgentComponent::getWho)
                .findFirst()
                .orElseThrow();
    }

    private static String version(String reference) {
        return as("demo-gp").get("/" + reference).then().extract().path("meta.versionId");
    }
}
