package uk.onestory.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import uk.onestory.conformance.NhsNumber;

/**
 * What somebody is recognised by. What is marked as old is left out: a name or number that somebody left behind must not
 * lead to who they are now.
 *
 * @param nhsNumber null where none is known
 * @param birthDate null where none is known
 * @param sex {@code male} or {@code female}; null for everything else, which tells nothing
 * @param postcodes as {@link Postcodes#compact} writes them
 */
record Person(String nhsNumber, List<PersonName> names, BirthDate birthDate, String sex, Set<String> postcodes) {

    static Person of(Patient patient) {
        return new Person(
                nhsNumber(patient).orElse(null),
                patient.getName().stream()
                        .filter(name -> name.getUse() != NameUse.OLD)
                        .map(Person::name)
                        .toList(),
                BirthDate.of(patient.getBirthDateElement().getValueAsString()).orElse(null),
                sex(patient),
                patient.getAddress().stream()
                        .filter(address -> address.getUse() != AddressUse.OLD)
                        .map(Address::getPostalCode)
                        .flatMap(text -> Postcodes.compact(text).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static Optional<String> nhsNumber(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem())
                        && identifier.getUse() != IdentifierUse.OLD
                        && identifier.hasValue())
                .map(identifier -> NhsNumber.compact(identifier.getValue()))
                .findFirst();
    }

    /** For those of whom nobody may learn where they live. */
    Person withoutPostcodes() {
        return new Person(nhsNumber, names, birthDate, sex, Set.of());
    }

    boolean hasFamilyName() {
        return names.stream().anyMatch(name -> name.family() != null);
    }

    boolean hasGivenName() {
        return names.stream().anyMatch(name -> name.firstGiven() != null);
    }

    private static PersonName name(HumanName name) {
        List<String> given = new ArrayList<>();
        for (StringType part : name.getGiven()) {
            String plain = part.hasValue() ? Spelling.plain(part.getValue()) : "";
            if (!plain.isEmpty()) {
                given.add(plain);
            }
        }
        String family = name.getFamily() != null ? Spelling.plain(name.getFamily()) : "";
        return new PersonName(family.isEmpty() ? null : family, List.copyOf(given));
    }

    private static String sex(Patient patient) {
        AdministrativeGender gender = patient.getGender();
        return gender == AdministrativeGender.MALE || gender == AdministrativeGender.FEMALE ? gender.toCode() : null;
    }
}
