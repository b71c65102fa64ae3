package uk.onestory.referral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.StoredResources;
import uk.onestory.server.TransactionLocks;

/**
 * The same referral sent again while the first one is open: same requester, person, service and reasons. It would stand in
 * a work list twice, and two would be responsible for one thing.
 */
@Component
class SentTwice {

    private final StoredResources stored;
    private final OpenParts openParts;
    private final Parties parties;
    private final AskedServices asked;
    private final TransactionLocks locks;

    SentTwice(
            StoredResources stored, OpenParts openParts, Parties parties, AskedServices asked, TransactionLocks locks) {
        this.stored = stored;
        this.asked = asked;
        this.openParts = openParts;
        this.parties = parties;
        this.locks = locks;
    }

    /** Waits for others who refer the same person, so that of two at once the second sees the first. */
    void hold(ReferralChanges changes) {
        Set<String> people = new TreeSet<>();
        changes.sent().forEach(referral -> person(referral, people, changes));
        changes.reasoned().forEach(referral -> person(referral, people, changes));
        people.forEach(person -> locks.await("referrals of " + person));
    }

    private static void person(ServiceRequest referral, Set<String> known, ReferralChanges changes) {
        String person = Refs.to(referral.getSubject());
        if (isStored(person, changes)) {
            known.add(person);
        }
    }

    private static boolean isStored(String person, ReferralChanges changes) {
        return person != null && person.startsWith("Patient/") && !changes.isNew(person);
    }

    /**
     * Judged last: a referral that anything else is wrong with is refused for that.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 409 duplicate-referral
     */
    void check(ReferralChanges changes, Caller caller) {
        for (int i = 0; i < changes.sent().size(); i++) {
            ServiceRequest referral = changes.sent().get(i);
            List<ServiceRequest> like = Stream.concat(
                            changes.sent().subList(0, i).stream()
                                    .filter(earlier -> Refs.same(earlier.getSubject(), referral.getSubject()))
                                    .filter(earlier -> asksSame(referral, earlier, changes)),
                            openBefore(referral, changes, caller.organization()))
                    .filter(live -> !replaces(referral, live))
                    .toList();
            compare(referral, like, changes).ifPresent(other -> changes.similar(referral, other));
        }
        for (ServiceRequest referral : changes.reasoned()) {
            checkReasoned(referral, changes);
        }
    }

    /** Other reasons may make an open referral the same as another one. */
    private void checkReasoned(ServiceRequest referral, ReferralChanges changes) {
        String requester = parties.organization(referral.getRequester());
        changes.asks(referral, asked.stillBy(referral, changes));
        if (requester != null) {
            List<ServiceRequest> like = openBefore(referral, changes, requester)
                    .filter(live -> !replaces(referral, live) && !replaces(live, referral))
                    .toList();
            compare(referral, like, changes);
        }
    }

    private static boolean replaces(ServiceRequest referral, ServiceRequest other) {
        return referral.getReplaces().stream()
                .anyMatch(replaced -> reference(other).equals(Refs.to(replaced)));
    }

    private Stream<ServiceRequest> openBefore(ServiceRequest referral, ReferralChanges changes, String requester) {
        String person = Refs.to(referral.getSubject());
        if (!isStored(person, changes)) {
            return Stream.empty();
        }
        Set<String> sent = new TreeSet<>();
        changes.sent().forEach(one -> sent.add(reference(one)));
        sent.add(reference(referral));
        return stored.referringTo("ServiceRequest.subject", person).stream()
                .map(ServiceRequest.class::cast)
                .map(live -> asWritten(live, changes))
                .filter(live -> live.getStatus() == ServiceRequestStatus.ACTIVE && !sent.contains(reference(live)))
                .filter(live -> openParts.ask(live, changes.asked(referral), changes))
                .filter(live -> requester.equals(parties.organization(live.getRequester())));
    }

    private static ServiceRequest asWritten(ServiceRequest live, ReferralChanges changes) {
        return changes.reasoned().stream()
                .filter(written -> reference(written).equals(reference(live)))
                .findFirst()
                .orElse(live);
    }

    private static boolean asksSame(ServiceRequest referral, ServiceRequest earlier, ReferralChanges changes) {
        return changes.asked(earlier).stream().anyMatch(changes.asked(referral)::contains);
    }

    /** @return one of those that are like it, sent for other reasons */
    private Optional<String> compare(ServiceRequest referral, List<ServiceRequest> like, ReferralChanges changes) {
        if (like.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Resource> resources = reasonsBehind(referral, like, changes);
        Set<String> reasons = Reasons.of(referral, resources);
        for (ServiceRequest live : like) {
            if (reasons.equals(Reasons.of(live, resources))) {
                throw Refusal.of(
                        Rule.DUPLICATE_REFERRAL,
                        "You have sent this referral already, and it is open: " + reference(live)
                                + ". Follow that one, withdraw it first, or name it in replaces.",
                        "ServiceRequest");
            }
        }
        return Optional.of(reference(like.get(0)));
    }

    private Map<String, Resource> reasonsBehind(
            ServiceRequest referral, List<ServiceRequest> like, ReferralChanges changes) {
        Map<String, Resource> found = new HashMap<>();
        Set<String> absent = new TreeSet<>();
        List<ServiceRequest> all = new ArrayList<>(like);
        all.add(referral);
        all.stream()
                .flatMap(one -> one.getReasonReference().stream())
                .filter(reason -> reason.hasReference()
                        && reason.getReferenceElement().hasResourceType()
                        && reason.getReferenceElement().hasIdPart())
                .map(Refs::to)
                .filter(Objects::nonNull)
                .forEach(reason -> changes.written(Resource.class, reason)
                        .ifPresentOrElse(written -> found.put(reason, written), () -> absent.add(reason)));
        stored.named(absent)
                .forEach(one ->
                        found.put(one.fhirType() + "/" + one.getIdElement().getIdPart(), one));
        return found;
    }

    private static String reference(ServiceRequest referral) {
        return "ServiceRequest/" + referral.getIdElement().getIdPart();
    }
}
