package uk.onestory.demo;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.NhsNumber;

/** Name, birth date, address and practice of a person who does not exist. */
final class PersonalDetails {

    /** Letters that no real postcode has in its second half. */
    private static final String NOT_IN_POSTCODES = "CIKMOV";

    private static final int DAYS = 364;
    private static final int LAST_DRAMA_NUMBER = 999;

    private final Words words;

    PersonalDetails(Words words) {
        this.words = words;
    }

    Patient patient(Subject subject) {
        Patient patient = new Patient();
        patient.getMeta().addProfile(Codes.profile("Patient"));
        patient.addIdentifier().setSystem(NhsNumber.SYSTEM).setValue(subject.nhsNumber());
        patient.setActive(true);
        name(patient, subject.dice("name"));
        patient.setBirthDateElement(birthDate(subject));
        patient.addAddress(address(subject));
        telephone(patient, subject.dice("telephone"));
        patient.addGeneralPractitioner(new Reference("Organization/" + subject.practice()));
        return patient;
    }

    private void name(Patient patient, Dice dice) {
        Words.Community community = dice.pick(words.names().communities(), Words.Community::share);
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
    }

    private static DateType birthDate(Subject subject) {
        int daysSinceBirthday = subject.dice("birthday").between(0, DAYS);
        return new DateType(subject.today()
                .minusDays(daysSinceBirthday)
                .minusYears(subject.age())
                .toString());
    }

    private Address address(Subject subject) {
        Dice dice = subject.dice("address");
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

    /** From the ranges that Ofcom keeps free for drama. */
    private static void telephone(Patient patient, Dice dice) {
        patient.addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setUse(ContactPointUse.MOBILE)
                .setValue(String.format(Locale.ROOT, "07700 900%03d", dice.between(0, LAST_DRAMA_NUMBER)));
        if (dice.chance(20)) {
            patient.addTelecom()
                    .setSystem(ContactPointSystem.PHONE)
                    .setUse(ContactPointUse.HOME)
                    .setValue(String.format(Locale.ROOT, "0161 496 0%03d", dice.between(0, LAST_DRAMA_NUMBER)));
        }
    }
}
