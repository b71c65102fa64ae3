package uk.onestory.referral;

import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Who answers for a referral at every moment: the requester until the first acceptance, then the organisation that
 * accepted, and the one before until its successor has accepted. One for each part that goes on, in the order of the parts.
 */
@Component
class Responsibility {

    private final ServerWrites server;

    Responsibility(ServerWrites server) {
        this.server = server;
    }

    /** A new referral: whatever the sender wrote there, it is the sender itself, for each part. */
    static void begin(ServiceRequest referral, Reference requester) {
        clear(referral);
        int parts = Math.max(1, referral.getPerformer().size());
        for (int i = 0; i < parts; i++) {
            referral.addExtension(Codes.RESPONSIBLE, requester.copy());
        }
    }

    /** An update by a partner: what the server keeps stays as it was. */
    static void keep(ServiceRequest before, ServiceRequest after) {
        clear(after);
        for (String url : List.of(Codes.RESPONSIBLE, Codes.WAITING_SINCE)) {
            before.getExtensionsByUrl(url).forEach(extension -> after.addExtension(extension.copy()));
        }
    }

    /** The owner accepted: it is responsible for the Task's part from now on. */
    void passTo(Reference owner, Task task, ReferralChanges changes) {
        ServiceRequest referral = server.read(ServiceRequest.class, Refs.to(task.getFocus()));
        List<Extension> parts = referral.getExtensionsByUrl(Codes.RESPONSIBLE);
        Extension part = parts.get(Math.min(ReferralTask.part(task), parts.size()) - 1);
        if (!Refs.same((Reference) part.getValue(), owner)) {
            part.setValue(new Reference(Refs.to(owner)));
            server.update(referral, changes);
        }
    }

    /** The referral has ended: nobody is responsible any more, and its history tells who was. */
    static void end(ServiceRequest referral) {
        referral.getExtension().removeIf(extension -> Codes.RESPONSIBLE.equals(extension.getUrl()));
    }

    /**
     * One part of a joint referral has ended, and the other goes on. What has ended never opens again, so that the one
     * organisation that is left is always that of the part that goes on.
     */
    void endPart(Task closed, ReferralChanges changes) {
        ServiceRequest referral = server.read(ServiceRequest.class, Refs.to(closed.getFocus()));
        List<Extension> parts = referral.getExtensionsByUrl(Codes.RESPONSIBLE);
        if (parts.size() > 1) {
            Extension ended = parts.get(Math.min(ReferralTask.part(closed), parts.size()) - 1);
            referral.getExtension().removeIf(extension -> extension == ended);
            server.update(referral, changes);
        }
    }

    /** Only the server says who is responsible. */
    static void clear(ServiceRequest referral) {
        referral.getExtension()
                .removeIf(extension ->
                        Codes.RESPONSIBLE.equals(extension.getUrl()) || Codes.WAITING_SINCE.equals(extension.getUrl()));
    }
}
