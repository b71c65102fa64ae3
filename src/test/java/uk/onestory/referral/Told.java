package uk.onestory.referral;

import static uk.onestory.OneStoryServer.client;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.scenario.Referral;

/**
 * What the server has told about a referral by itself, as its parties find it.
 *
 * @param messages Communications, the oldest first
 * @param chases Tasks of the single point of access of Wigan
 */
record Told(List<Communication> messages, List<Task> chases) {

    static Told about(Referral referral) {
        String basedOn = "based-on=ServiceRequest/" + referral.id();
        return new Told(
                find(Communication.class, "demo-gp", "Communication?_sort=sent&" + basedOn),
                find(
                        Task.class,
                        "demo-cmht",
                        "Task?owner=Organization/me&service=HealthcareService/spa-wigan&" + basedOn));
    }

    /** The codes of the messages. */
    List<String> notices() {
        return messages.stream()
                .map(message ->
                        message.getCategoryFirstRep().getCodingFirstRep().getCode())
                .toList();
    }

    List<String> recipients() {
        return messages.get(messages.size() - 1).getRecipient().stream()
                .map(Reference::getReference)
                .toList();
    }

    private static <T extends Resource> List<T> find(Class<T> type, String partner, String query) {
        return client(partner).search().byUrl(query).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }
}
