package uk.onestory.story;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.fhir.Periods;

/** Where a person lives, and whether that may be told. */
final class Whereabouts {

    private static final Set<String> RESTRICTED = Set.of("R", "V");

    private Whereabouts() {}

    /** Of somebody with these labels no address, no number and no surgery is told: whoever looks over a shoulder may follow. */
    static boolean areRestricted(Patient person) {
        return person.getMeta().getSecurity().stream()
                .anyMatch(label -> label.getCode() != null && RESTRICTED.contains(label.getCode()));
    }

    /** Homes that are no longer past. */
    static List<Address> homes(Patient person, Told told) {
        return person.getAddress().stream()
                .filter(address -> !address.hasUse() || address.getUse() == AddressUse.HOME)
                .filter(address -> !Periods.isOver(address.getPeriod(), told.now()))
                .toList();
    }

    /** The homes; where there is none, where the person stays for now. Null where neither is known. */
    static String now(Patient person, Told told) {
        List<String> homes =
                homes(person, told).stream().map(Whereabouts::words).toList();
        String home = Words.joined(homes.stream().distinct().toList(), "; or ");
        return home != null
                ? home
                : Words.joined(
                        person.getAddress().stream()
                                .filter(address -> address.getUse() == AddressUse.TEMP)
                                .filter(address -> Periods.isNow(address.getPeriod(), told.now()))
                                .map(address -> words(address) == null ? null : words(address) + " (for now)")
                                .toList(),
                        "; or ");
    }

    static String words(Address address) {
        return address.getText() != null
                ? address.getText()
                : Words.joined(Stream.concat(
                                address.getLine().stream().map(line -> line.getValue()),
                                Arrays.asList(address.getCity(), address.getPostalCode()).stream())
                        .toList());
    }
}
