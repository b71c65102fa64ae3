package uk.onestory.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.story.KeyWorkers.KeyWorker;

/** Who answers for the person now, by their open referrals, their key worker and their GP, and how to reach each. */
final class HeadResponsible {

    private static final String RESPONSIBLE = "Responsible now";
    private static final String KEY_WORKER = "Key worker";
    private static final String GP = "GP practice";
    private static final int ENOUGH = 4;

    private HeadResponsible() {}

    static List<Fact> facts(Told told) {
        List<Fact> facts = new ArrayList<>(responsible(told));
        facts.addAll(keyWorkers(told));
        facts.addAll(practices(told));
        return facts;
    }

    private static List<Fact> responsible(Told told) {
        Map<String, Duty> byName = new LinkedHashMap<>();
        for (Duty duty : Duty.all(told)) {
            byName.merge(duty.party().words(), duty, Duty::and);
        }
        if (byName.isEmpty()) {
            return List.of(Fact.unknown(RESPONSIBLE, "no service that you can see: no referral is open"));
        }
        List<Fact> facts = new ArrayList<>(byName.values().stream()
                .limit(ENOUGH)
                .map(duty -> Fact.of(RESPONSIBLE, duty.words()).citing(duty.cites()))
                .toList());
        if (byName.size() > ENOUGH) {
            facts.add(Fact.of(null, "And " + (byName.size() - ENOUGH) + " more, under Referrals"));
        }
        return facts;
    }

    private static List<Fact> keyWorkers(Told told) {
        Map<String, Fact> byName = new LinkedHashMap<>();
        KeyWorkers.now(told)
                .filter((KeyWorker worker) -> told.name(worker.who()) != null)
                .forEach(worker -> {
                    String words = Party.of(worker.who(), told).words();
                    byName.putIfAbsent(words, Fact.of(KEY_WORKER, words, worker.in()));
                });
        return byName.isEmpty()
                ? List.of(Fact.unknown(KEY_WORKER, "none that you can see"))
                : List.copyOf(byName.values());
    }

    private static List<Fact> practices(Told told) {
        Patient person = told.person();
        if (Whereabouts.areRestricted(person)) {
            return List.of(Fact.unknown(GP, "not told here"));
        }
        List<Fact> practices = person.getGeneralPractitioner().stream()
                .filter((Reference practice) -> told.name(practice) != null)
                .map(practice -> Fact.of(GP, Party.of(practice, told).words()))
                .distinct()
                .toList();
        return practices.isEmpty() ? List.of(Fact.unknown(GP, "none that you can see")) : practices;
    }
}
