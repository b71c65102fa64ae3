package uk.onestory.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.access.Caller;
import uk.onestory.access.CareCircles;

/**
 * Answers {@code $match}. Of the people in whose care circle the caller is, it shows all that may be meant; of all others
 * the one who is meant for certain, and nobody where that could be two. The work is the same whoever is found: neither
 * the answer nor the time tells that a stranger is there who is not certain.
 */
@Component
class Matching {

    private static final String MATCH_GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

    /** In place of nobody, so that the circles are asked for in any case. */
    private static final String NOBODY = "-";

    private final Candidates candidates;
    private final StoredPeople people;
    private final Comparison comparison;
    private final CareCircles circles;
    private final TransactionTemplate reading;

    Matching(
            Candidates candidates,
            StoredPeople people,
            Comparison comparison,
            CareCircles circles,
            PlatformTransactionManager transactions) {
        this.candidates = candidates;
        this.people = people;
        this.comparison = comparison;
        this.circles = circles;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    Bundle match(MatchRequest request, Caller caller) {
        return reading.execute(transaction -> answer(request, find(request, caller)));
    }

    private List<Found> find(MatchRequest request, Caller caller) {
        List<Patient> stored = people.read(candidates.of(request.person()));
        Set<String> ids = new TreeSet<>();
        ids.add(NOBODY);
        stored.forEach(patient -> ids.add(patient.getIdElement().getIdPart()));
        Map<String, Set<String>> circlesOf = circles.of(ids);

        List<Found> own = new ArrayList<>();
        List<Found> strangers = new ArrayList<>();
        for (Patient patient : stored) {
            if (circlesOf.get(patient.getIdElement().getIdPart()).contains(caller.organization())) {
                Match match = comparison.compare(request.person(), Person.of(patient));
                own.add(new Found(Confidential.forCircle(patient), match));
            } else {
                // Of restricted people the postcode tells nothing, so that nobody can try postcodes.
                Person person =
                        Confidential.isRestricted(patient) ? Person.of(patient).withoutPostcodes() : Person.of(patient);
                Match match = comparison.compare(request.person(), person);
                strangers.add(new Found(Confidential.forStrangers(patient), match));
            }
        }
        strangers.removeIf(found -> found.match().grade() != Grade.CERTAIN);
        if (strangers.size() == 1) {
            own.addAll(strangers);
        }
        return own;
    }

    private static Bundle answer(MatchRequest request, List<Found> found) {
        Grade least = request.onlyCertain() ? Grade.CERTAIN : Grade.POSSIBLE;
        List<Found> shown = found.stream()
                .filter(one -> one.match().grade().atLeast(least))
                .sorted(Comparator.comparing((Found one) -> one.match().grade())
                        .thenComparing(one -> -one.match().score())
                        .thenComparing(one -> one.patient().getIdElement().getIdPart()))
                .limit(request.count())
                .toList();
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(shown.size());
        for (Found one : shown) {
            BundleEntryComponent entry = bundle.addEntry();
            entry.setFullUrl("Patient/" + one.patient().getIdElement().getIdPart());
            entry.setResource(one.patient());
            entry.getSearch()
                    .setMode(SearchEntryMode.MATCH)
                    .setScore(java.math.BigDecimal.valueOf(one.match().score()))
                    .addExtension(MATCH_GRADE, new CodeType(one.match().grade().code()));
        }
        return bundle;
    }

    private record Found(Patient patient, Match match) {}
}
