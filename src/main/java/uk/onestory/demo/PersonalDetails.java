package uk.onestory.demo;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.NhsNumber;

/** Name, birth date, address and practice of a person who does not exist. */
final class PersonalDetails {

    /** Letters that no real postcode has in its second half. */
    private static final String NOT_IN_POSTCODES = "CIKMOV";

    private static final int DAYS = 364;

    /** The NHS's postcode for people without a fixed address. */
    private static final String NO_FIXED_ABODE = "ZZ99 3VZ";

    private final Words words;

    PersonalDetails(Words words) {
        this.words = words;
    }

    Patient patient(Subject subject) {
        Patient patient = new Patient();
        patient.getMeta().addProfile(Codes.profile("Patient"));
        patient.addIdentifier().setSystem(NhsNumber.SYSTEM).setValue(subject.nhsNumber());
        patient.setActive(true);
        name(patient, subject);
        patient.setBirthDateElement(birthDate(subject));
        patient.addAddress(address(subject, "address"));
        telephone(patient, subject.dice("telephone"));
        patient.addGeneralPractitioner(subject.gp().reference());
        special(patient, subject);
        return patient;
    }

    private void special(Patient patient, Subject subject) {
        Dice dice = subject.dice("special");
        switch (subject.special()) {
            case DIED -> patient.setDeceased(subject.date(1));
            case NO_FIXED_ADDRESS ->
                patient.setAddress(List.of(new Address()
                        .addLine("No fixed abode")
                        .setCity(subject.borough().towns().get(0).name())
                        .setPostalCode(NO_FIXED_ABODE)));
            case SENSITIVE_ADDRESS ->
                patient.getMeta()
                        .addSecurity(new Coding(
                                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted"));
            case TWO_SOURCES -> {
                patient.getAddressFirstRep().getPeriod().setStartElement(subject.date(dice.between(40, 90)));
                Address other = address(subject, "other address");
                other.getPeriod().setStartElement(subject.date(dice.between(400, 900)));
                patient.addAddress(other);
                telephone(patient, dice);
                patient.addGeneralPractitioner(subject.otherPractice().reference());
            }
            case LONGEST ->
                patient.addTelecom()
                        .setSystem(ContactPointSystem.PHONE)
                        .setUse(ContactPointUse.WORK)
                        .setValue(DramaNumbers.elsewhere(dice));
            default -> {
                // Nothing that is not in most records.
            }
        }
    }

    private void name(Patient patient, Subject subject) {
        Dice dice = subject.dice("name");
        Words.Community community = dice.pick(communities(subject), Words.Community::share);
        int gender = dice.between(1, 100);
        List<String> given;
        if (gender <= 53) {
            patient.setGender(AdministrativeGender.MALE);
            given = community.male();
        } else if (gender <= 98) {
            patient.setGender(AdministrativeGender.FEMALE);
            given = community.female();
        } else {
            patient.setGender(AdministrativeGender.OTHER);
            given = community.other();
        }
        patient.addName()
                .setUse(NameUse.OFFICIAL)
                .setFamily(dice.pick(community.family()))
                .addGiven(dice.pick(given));
        if (subject.is(SpecialCase.ANOTHER_LANGUAGE)) {
            Words.Language language = community.language();
            patient.addCommunication()
                    .setPreferred(true)
                    .getLanguage()
                    .addCoding(new Coding("urn:ietf:bcp:47", language.code(), language.display()))
                    .setText(language.display());
        }
    }

    private List<Words.Community> communities(Subject subject) {
        return words.names().communities().stream()
                .filter(community -> !subject.is(SpecialCase.ANOTHER_LANGUAGE) || community.language() != null)
                .toList();
    }

    private static DateType birthDate(Subject subject) {
        int daysSinceBirthday = subject.dice("birthday").between(0, DAYS);
        return new DateType(subject.today()
                .minusDays(daysSinceBirthday)
                .minusYears(subject.age())
                .toString());
    }

    private Address address(Subject subject, String part) {
        Dice dice = subject.dice(part);
        Words.Town town = dice.pick(subject.borough().towns());
        String postcode = String.format(
                Locale.ROOT, "%s %d%c%c", dice.pick(town.outward()), dice.between(1, 9), letter(dice), letter(dice));
        return new Address()
                .addLine(dice.between(1, 180) + " " + dice.pick(words.places().streets()))
                .setCity(town.name())
                .setDistrict("Greater Manchester")
                .setPostalCode(postcode);
    }

    private static char letter(Dice dice) {
        return NOT_IN_POSTCODES.charAt(dice.between(0, NOT_IN_POSTCODES.length() - 1));
    }

    private static void telephone(Patient patient, Dice dice) {
        patient.addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setUse(ContactPointUse.MOBILE)
                .setValue(DramaNumbers.mobile(dice));
        if (dice.chance(20)) {
            patient.addTelecom()
                    .setSystem(ContactPointSystem.PHONE)
                    .setUse(ContactPointUse.HOME)
                    .setValue(DramaNumbers.manchester(dice));
        }
    }
}
