package uk.onestory.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.fhir.Periods;

/** How somebody is reached now, best way first: by {@code rank}, then as it stands there. */
final class Contacts {

    static final Set<ContactPointSystem> TELEPHONE = EnumSet.of(ContactPointSystem.PHONE, ContactPointSystem.SMS);
    static final Set<ContactPointSystem> EMAIL = EnumSet.of(ContactPointSystem.EMAIL);

    /** Who has ten seconds rings one number, or a second one. */
    private static final int ENOUGH = 3;

    private static final Map<ContactPointUse, String> USES = Map.of(
            ContactPointUse.HOME, "home",
            ContactPointUse.WORK, "work",
            ContactPointUse.MOBILE, "mobile",
            ContactPointUse.TEMP, "for now");

    private Contacts() {}

    /** With what kind of number each is; null for none. */
    static String ofPerson(List<ContactPoint> points, Set<ContactPointSystem> systems, Instant now) {
        List<ContactPoint> current = current(points, systems, now).toList();
        String shown = Words.joined(
                current.stream().limit(ENOUGH).map(Contacts::withUse).toList());
        return current.size() > ENOUGH ? shown + ", and " + (current.size() - ENOUGH) + " more" : shown;
    }

    /** Telephone numbers, then an email address; null for none. */
    static String of(Resource party, Instant now) {
        List<ContactPoint> points = points(party);
        return Words.joined(Stream.concat(
                        current(points, TELEPHONE, now).limit(ENOUGH - 1L),
                        current(points, EMAIL, now).limit(1))
                .map(ContactPoint::getValue)
                .toList());
    }

    private static List<ContactPoint> points(Resource party) {
        if (party instanceof HealthcareService service) {
            return service.getTelecom();
        }
        if (party instanceof Organization organization) {
            return Stream.concat(
                            organization.getTelecom().stream(),
                            organization.getContact().stream().flatMap(one -> one.getTelecom().stream()))
                    .toList();
        }
        if (party instanceof PractitionerRole role) {
            return role.getTelecom();
        }
        if (party instanceof Practitioner practitioner) {
            return practitioner.getTelecom();
        }
        return party instanceof RelatedPerson related ? related.getTelecom() : List.of();
    }

    private static Stream<ContactPoint> current(
            List<ContactPoint> points, Set<ContactPointSystem> systems, Instant now) {
        Set<String> seen = new java.util.HashSet<>();
        return points.stream()
                .filter(point -> point.getSystem() != null && systems.contains(point.getSystem()))
                .filter(point -> point.getUse() != ContactPointUse.OLD && !Periods.isOver(point.getPeriod(), now))
                .filter(point -> point.getValue() != null && !point.getValue().isBlank())
                .sorted(Comparator.comparing(Contacts::rank))
                .filter(point -> seen.add(point.getValue().replaceAll("\\s", "")));
    }

    private static int rank(ContactPoint point) {
        Integer rank = point.getRankElement().getValue();
        return rank == null ? Integer.MAX_VALUE : rank;
    }

    private static String withUse(ContactPoint point) {
        String use = point.getUse() == null ? null : USES.get(point.getUse());
        return use == null ? point.getValue() : point.getValue() + " (" + use + ")";
    }
}
