package uk.onestory.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.Fixtures;

/**
 * Two people and their referrals on one server, to which {@link Move}s are done. After each of them what it touched is
 * read again: nothing may be wrong with it, and what was refused has changed nothing. It has no idea of the rules; it
 * knows only what may never be.
 */
final class RandomWorld {

    static final Map<String, String> PARTNER_OF = Map.of(
            "Organization/gp-wigan-1", Api.GP, "Organization/gmmh", Api.CMHT, "Organization/with-you", Api.WITH_YOU);

    /** More would only be visited less often. */
    private static final int REFERRALS = 6;

    private final Api api;
    private final List<String> people = new ArrayList<>();
    private final List<String> referrals = new ArrayList<>();
    private final Map<String, String> plans = new HashMap<>();
    private final List<String> assessments = new ArrayList<>();
    private final List<String> followUps = new ArrayList<>();
    private final Map<String, ReferralNow> known = new HashMap<>();
    private final Map<Move.Kind, int[]> answers = new HashMap<>();
    private final RandomRequests requests;

    RandomWorld(Api api) {
        this.api = api;
        this.requests = new RandomRequests(api, this);
        people.add(send());
        people.add(send());
        referrals.forEach(referral -> requests.accept(now(referral).open().get(0)));
        known.clear();
        people.forEach(person -> plans.put(
                person,
                "CarePlan/"
                        + api.post(Api.CMHT, "/CarePlan", Papers.stayingWell(person))
                                .id("CarePlan")));
    }

    /** A person with a first referral, as the GP sends it. */
    private String send() {
        Api.Answer sent = api.post(Api.GP, "", Fixtures.bundle("scenario/gp-refers-to-cmht.json"));
        referrals.add(sent.id("ServiceRequest"));
        return sent.id("Patient");
    }

    /** @throws AssertionError where something is as it may never be */
    void play(Move move) {
        ReferralNow before = now(move.one(referrals));
        Api.Answer answer = requests.make(move, before);
        answers.computeIfAbsent(move.kind(), kind -> new int[2])[answer.taken() ? 0 : 1]++;
        if (answer.status() >= 500) {
            throw new AssertionError("the server failed: " + answer);
        }
        if (!answer.taken() && !answer.body().path("resourceType").asText().equals("OperationOutcome")) {
            throw new AssertionError("no OperationOutcome: " + answer);
        }
        if (answer.taken()) {
            known.clear(); // one referral may be named by another
            if (move.kind() == Move.Kind.FROZEN_FIELD || move.kind() == Move.Kind.STALE_VERSION) {
                throw new AssertionError("taken: " + answer);
            }
            if (move.kind() == Move.Kind.SEND || move.kind() == Move.Kind.SEND_JOINTLY) {
                remember(answer.id("ServiceRequest"));
            }
        } else {
            ReferralNow after = ReferralNow.read(api, before.id());
            if (!after.versions().equals(before.versions())) {
                throw new AssertionError("refused with " + answer + ", and yet changed from " + before.versions()
                        + " to " + after.versions());
            }
        }
        needNothingWrong(now(before.id()));
        needNothingWrong(now(referrals.get(referrals.size() - 1)));
    }

    /** What takes longer to look at than after each move: whether everybody sees what is theirs. */
    void checkWorkLists() {
        known.clear();
        for (String id : referrals) {
            ReferralNow referral = now(id);
            needNothingWrong(referral);
            for (Task task : referral.open()) {
                String owner = PARTNER_OF.get(task.getOwner().getReference());
                if (owner != null) {
                    api.read(owner, Task.class, task.getIdElement().getIdPart());
                    api.read(owner, org.hl7.fhir.r4.model.ServiceRequest.class, id);
                    needInList(
                            owner,
                            "Task?owner=Organization/me&status="
                                    + task.getStatus().toCode() + "&focus=ServiceRequest/" + id,
                            task.getIdElement().getIdPart());
                }
            }
            for (String responsible : referral.responsible()) {
                if (PARTNER_OF.containsKey(responsible)) {
                    needInList(PARTNER_OF.get(responsible), "ServiceRequest?responsible=Organization/me&_id=" + id, id);
                }
            }
        }
    }

    /** The version of all that was read since the last request that was taken, by reference. */
    Map<String, Long> seen() {
        Map<String, Long> seen = new HashMap<>();
        known.values().forEach(referral -> seen.putAll(referral.versionNumbers()));
        return seen;
    }

    List<String> people() {
        return people;
    }

    String plan(String person) {
        return plans.get(person);
    }

    List<String> referrals() {
        return referrals;
    }

    List<String> assessments() {
        return assessments;
    }

    List<String> followUps() {
        return followUps;
    }

    /** How often each kind of request was taken, and refused. */
    Map<Move.Kind, int[]> answers() {
        return answers;
    }

    private void remember(String referral) {
        referrals.add(referral);
        if (referrals.size() > REFERRALS) {
            referrals.remove(0);
        }
    }

    private ReferralNow now(String id) {
        return known.computeIfAbsent(id, referral -> ReferralNow.read(api, referral));
    }

    private static void needNothingWrong(ReferralNow referral) {
        List<String> wrong = referral.wrong();
        if (!wrong.isEmpty()) {
            throw new AssertionError("ServiceRequest/" + referral.id() + " " + wrong + ", with " + referral.versions());
        }
    }

    private void needInList(String partner, String query, String id) {
        long found = api.search(partner, query).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .count();
        if (found != 1) {
            throw new AssertionError(id + " is " + found + " times in " + partner + "'s " + query);
        }
    }
}
