package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.json;
import static uk.onestory.referral.StepRequests.put;
import static uk.onestory.referral.StepRequests.refused;
import static uk.onestory.referral.StepRequests.store;
import static uk.onestory.referral.StepRequests.stored;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.onestory.scenario.Referral;

/** Who changes the referral itself, and what of it. */
class ReferralChangesIT {

    @Test
    void whatIsNoReferralMakesNobodyResponsible() {
        ServiceRequest order = stored(Referral.toCmht());
        order.setIdElement(null);
        order.setMeta(null);
        order.setRequester(new Reference(role()));
        order.setPerformer(List.of(new Reference(role())));
        order.getExtension().clear();
        order.addExtension(new Extension(
                "https://fhir.onestory.example/StructureDefinition/OneStory-Responsible",
                new Reference("Organization/with-you")));

        String id = store("demo-gp", order);

        assertThat(as("demo-gp").get("/" + id).<Object>path("extension")).isNull();
    }

    @Test
    void referralIsChangedByItsPartiesOnly() {
        Referral referral = Referral.toCmht();
        ServiceRequest changed = stored(referral);
        changed.addNote().setText("Not so urgent");

        refused(as("demo-withyou").body(json(changed)).put("/ServiceRequest/" + referral.id()), "not-your-task");
        as("demo-cmht")
                .body(json(changed))
                .put("/ServiceRequest/" + referral.id())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = ServiceRequest.ServiceRequestStatus.class,
            names = {"DRAFT", "ONHOLD", "COMPLETED", "ENTEREDINERROR", "UNKNOWN"})
    void statusOfAReferralIsNobodysToWrite(ServiceRequest.ServiceRequestStatus status) {
        Referral referral = Referral.toCmht();
        ServiceRequest changed = stored(referral);
        changed.setStatus(status);
        String url = "/ServiceRequest/" + referral.id();

        refused(as("demo-gp").body(json(changed)).put(url), "illegal-transition");
        refused(as("demo-cmht").body(json(changed)).put(url), "illegal-transition");
        assertThat(referral.status()).isEqualTo("active");
    }

    @Test
    void twoReferralsAreWithdrawnInOneTransaction() {
        Referral one = Referral.toCmht();
        Referral other = Referral.toCmht();
        Bundle both = new Bundle().setType(BundleType.TRANSACTION);
        for (Referral referral : List.of(one, other)) {
            ServiceRequest revoked = stored(referral);
            revoked.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED);
            revoked.addExtension(new Extension(
                    "http://hl7.org/fhir/StructureDefinition/request-statusReason",
                    new CodeableConcept().setText("Moved away")));
            put(both, revoked);
        }

        as("demo-gp").body(json(both)).post().then().statusCode(200);

        for (Referral referral : List.of(one, other)) {
            assertThat(referral.taskOf("demo-cmht").read().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        }
    }

    private static String role() {
        return "PractitionerRole/"
                + as("demo-admin")
                        .body("{\"resourceType\":\"PractitionerRole\",\"organization\":{\"reference\":"
                                + "\"Organization/gp-wigan-1\"}}")
                        .post("/PractitionerRole")
                        .<String>path("id");
    }
}
