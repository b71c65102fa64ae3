package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** The GP's transaction with a referral, to be changed before it is sent. */
public final class Sending {

    static final Date GONE = new DateTimeType("2026-06-01T10:00:00+01:00").getValue();

    private final Bundle bundle = Fixtures.bundle("scenario/gp-refers-to-cmht.json");

    /** To With You in Wigan, whose single point of access is another organisation's. */
    public static Sending toWithYou() {
        return new Sending().to("HealthcareService/with-you-wigan");
    }

    public Sending to(String performer) {
        referral().getPerformerFirstRep().setReference(performer);
        return this;
    }

    Sending by(String organization) {
        referral().setRequester(new Reference(organization));
        return this;
    }

    Sending priority(ServiceRequestPriority priority) {
        referral().setPriority(priority);
        return this;
    }

    /** A Task of the sender's own, as it may bring one along. */
    public Sending withTask(String owner, TaskPriority priority, Date due) {
        Task task = new Task();
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setPriority(priority);
        task.getCode()
                .addCoding()
                .setSystem("http://hl7.org/fhir/CodeSystem/task-code")
                .setCode("fulfill");
        task.setFocus(new Reference(entry(ServiceRequest.class).getFullUrl()));
        task.setFor(referral().getSubject().copy());
        task.setRequester(referral().getRequester().copy());
        task.setOwner(new Reference(owner));
        task.getRestriction().getPeriod().setEnd(due);
        bundle.addEntry()
                .setResource(task)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");
        return this;
    }

    /** Due long ago, as after a night without network. */
    public Sending late() {
        return withTask("Organization/with-you", null, GONE);
    }

    public String json() {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(bundle);
    }

    public Referral send() {
        return send("demo-gp");
    }

    Referral send(String partner) {
        return sent(as(partner).body(json()).post());
    }

    static Referral sent(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new Referral(id(answer, "ServiceRequest"), id(answer, "Patient"), null);
    }

    private static String id(Response answer, String type) {
        List<String> locations = answer.path("entry.response.location");
        return locations.stream()
                .filter(location -> location.startsWith(type + "/"))
                .findFirst()
                .orElseThrow()
                .split("/", -1)[1];
    }

    private ServiceRequest referral() {
        return (ServiceRequest) entry(ServiceRequest.class).getResource();
    }

    private BundleEntryComponent entry(Class<?> type) {
        return bundle.getEntry().stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .findFirst()
                .orElseThrow();
    }
}
