package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.again;
import static uk.onestory.referral.StepRequests.concept;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.put;
import static uk.onestory.referral.StepRequests.stored;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** The list of whom one is responsible for is binding: nobody is on it for what has ended, in whatever way. */
class EndedReferralsIT {

    private static final String RESPONSIBLE = "https://fhir.onestory.example/StructureDefinition/OneStory-Responsible";
    private static final String WHY = "http://hl7.org/fhir/StructureDefinition/request-statusReason";
    private static final String MISTAKE = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]";
    private static final String REVOKED = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"revoked\"},"
            + "{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":{\"url\":\"" + WHY
            + "\",\"valueCodeableConcept\":{\"text\":\"Moved to Leeds\"}}}]";

    @Test
    void whatIsOpenIsInTheList() {
        Referral referral = Referral.toCmht();

        assertThat(listed("demo-gp", referral)).isTrue();
    }

    @Test
    void whatWasWithdrawnByTheOperationIsNot() {
        Referral referral = Referral.toCmht();
        Parameters parameters = new Parameters()
                .addParameter("reason", new CodeableConcept().setText("Family helps"))
                .addParameter("decided-by", new CodeType("person"));

        as("demo-gp")
                .body(json(parameters))
                .post("/ServiceRequest/" + referral.id() + "/$withdraw")
                .then()
                .statusCode(200);

        ended(referral, "revoked");
    }

    @Test
    void whatWasRevokedByPatchIsNot() {
        Referral referral = Referral.toCmht();

        as("demo-gp")
                .contentType("application/json-patch+json")
                .body(REVOKED)
                .patch("/ServiceRequest/" + referral.id())
                .then()
                .statusCode(200);

        ended(referral, "revoked");
    }

    @Test
    void whatWasRevokedByPutIsNotWhateverItSays() {
        Referral referral = Referral.toCmht();
        as("demo-gp")
                .body(json(revoked(referral)))
                .put("/ServiceRequest/" + referral.id())
                .then()
                .statusCode(200);
        ended(referral, "revoked");

        ServiceRequest forged = stored(referral);
        forged.addExtension(RESPONSIBLE, new Reference("Organization/with-you"));
        as("demo-gp")
                .body(json(forged))
                .put("/ServiceRequest/" + referral.id())
                .then()
                .statusCode(200);
        ended(referral, "revoked");
    }

    @Test
    void whatWasRevokedInATransactionIsNot() {
        Referral referral = Referral.toCmht();
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        put(bundle, revoked(referral));

        as("demo-gp").body(json(bundle)).post().then().statusCode(200);

        ended(referral, "revoked");
    }

    @Test
    void whatWasSentByMistakeIsNot() {
        Referral referral = Referral.toCmht();

        referral.taskOf("demo-cmht").patch("demo-gp", MISTAKE).then().statusCode(200);

        ended(referral, "entered-in-error");
    }

    @Test
    void whatItsOwnerClosedIsNot() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);

        task.put("demo-cmht", declined(task)).then().statusCode(200);

        ended(referral, "revoked");
    }

    @Test
    void aDuplicateIsNot() {
        Referral live = Referral.toCmht();
        Referral duplicate = again(live);
        TestTask task = duplicate.taskOf("demo-cmht");
        Task rejected = task.read();
        rejected.setStatus(TaskStatus.REJECTED).setStatusReason(concept("StatusReason", "duplicate"));
        rejected.addOutput()
                .setValue(new Reference("ServiceRequest/" + live.id()))
                .getType()
                .setText("duplicate of");

        task.put("demo-cmht", rejected).then().statusCode(200);

        ended(duplicate, "revoked");
        assertThat(listed("demo-gp", live)).isTrue();
    }

    @Test
    void ofAJointReferralThePartThatGoesOnIsLeft() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        TestTask cmht = referral.taskOf("demo-cmht");
        TestTask withYou = referral.taskOf("demo-withyou");
        cmht.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        assertThat(referral.responsible()).containsExactly("Organization/gmmh", "Organization/gp-wigan-1");

        cmht.put("demo-cmht", declined(cmht)).then().statusCode(200);
        assertThat(referral.status()).isEqualTo("active");
        assertThat(referral.responsible()).containsExactly("Organization/gp-wigan-1");
        assertThat(listed("demo-cmht", referral)).isFalse();

        withYou.patchStatus("demo-withyou", "accepted").then().statusCode(200);
        assertThat(referral.responsible()).containsExactly("Organization/with-you");
        assertThat(listed("demo-withyou", referral)).isTrue();

        withYou.put("demo-withyou", declined(withYou)).then().statusCode(200);
        ended(referral, "revoked");
        assertThat(listed("demo-withyou", referral)).isFalse();
    }

    @Test
    void bothPartsThatEndInOneTransactionLeaveNobody() {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (String partner : List.of("demo-withyou", "demo-cmht")) {
            Task task = referral.taskOf(partner).read();
            task.setStatus(TaskStatus.CANCELLED).setStatusReason(concept("StatusReason", "sent-by-mistake"));
            put(bundle, task);
        }

        as("demo-gp").body(json(bundle)).post().then().statusCode(200);

        ended(referral, "revoked");
    }

    private static Task declined(TestTask task) {
        return task.read().setStatus(TaskStatus.CANCELLED).setStatusReason(concept("StatusReason", "person-declined"));
    }

    private static ServiceRequest revoked(Referral referral) {
        ServiceRequest revoked = stored(referral).setStatus(ServiceRequestStatus.REVOKED);
        revoked.addExtension(new Extension(WHY, new CodeableConcept().setText("Moved to Leeds")));
        return revoked;
    }

    private static void ended(Referral referral, String status) {
        assertThat(referral.status()).isEqualTo(status);
        assertThat(referral.responsible()).isEmpty();
        assertThat(listed("demo-gp", referral)).isFalse();
        assertThat(listed("demo-cmht", referral)).isFalse();
    }

    private static boolean listed(String partner, Referral referral) {
        return as(partner)
                        .get("/ServiceRequest?responsible=Organization/me&_id=" + referral.id())
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("entry")
                != null;
    }
}
