package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.fhir.Values;

/** Encounters that are stays in hospital: class IMP, or one of the two kinds of it. */
final class Stays {

    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC");
    private static final Set<EncounterStatus> NOT_BEGUN =
            EnumSet.of(EncounterStatus.PLANNED, EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

    private Stays() {}

    /** Empty for what is none, or does not tell when it began. */
    static Optional<Stay> of(Resource resource) {
        if (!(resource instanceof Encounter encounter)
                || Values.codes(List.of(encounter.getClass_()), CLASS).noneMatch(INPATIENT::contains)
                || NOT_BEGUN.contains(encounter.getStatus())) {
            return Optional.empty();
        }
        LocalDate to = LondonDay.latest(encounter.getPeriod().getEndElement()).orElse(null);
        return LondonDay.earliest(encounter.getPeriod().getStartElement()).map(from -> new Stay(from, to));
    }
}
