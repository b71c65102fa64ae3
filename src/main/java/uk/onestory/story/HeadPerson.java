package uk.onestory.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.fhir.PartialDate;
import uk.onestory.fhir.Periods;
import uk.onestory.fhir.Values;

/** Who the person is, what to call them, how to speak with them and how to reach them. */
final class HeadPerson {

    private static final String NOT_KNOWN = "not known here";

    private HeadPerson() {}

    static List<Fact> facts(Told told) {
        Patient person = told.person();
        List<Fact> facts = new ArrayList<>();
        facts.add(known("Name", name(person)));
        ifSaid(facts, "Likes to be called", calledLike(person, told));
        ifSaid(facts, "Pronouns", Speech.pronouns(person));
        facts.add(known("Born", born(person, told)));
        ifSaid(facts, "Died", died(person));
        facts.add(known("NHS number", nhsNumber(person)));
        facts.add(known("Gender", gender(person)));
        facts.add(known("Language", Speech.language(person)));
        if (Whereabouts.areRestricted(person)) {
            facts.add(Fact.unknown("Address and telephone", "not told here"));
            return facts;
        }
        facts.add(known("Telephone", Contacts.ofPerson(person.getTelecom(), Contacts.TELEPHONE, told.now())));
        ifSaid(facts, "Email", Contacts.ofPerson(person.getTelecom(), Contacts.EMAIL, told.now()));
        facts.add(known("Address", Whereabouts.now(person, told)));
        return facts;
    }

    /** In one row; null where there is none. */
    static String name(Patient person) {
        return oneRow(Words.of(person.getName()));
    }

    /** As it is read aloud: three, three and four digits. */
    static String nhsNumber(Patient person) {
        return person.getIdentifier().stream()
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem()))
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD)
                .map(Identifier::getValue)
                .filter(Objects::nonNull)
                .map(value -> oneRow(value).replaceFirst("^(\\d{3})(\\d{3})(\\d{4})$", "$1 $2 $3"))
                .findFirst()
                .orElse(null);
    }

    /** Null for somebody who lives, as far as the record says. */
    static String died(Patient person) {
        if (person.getDeceased() instanceof DateTimeType on && on.hasValue()) {
            return LondonDate.words(on);
        }
        return Values.isTrue(person.getDeceased()) ? "the date is not known here" : null;
    }

    private static String calledLike(Patient person, Told told) {
        return person.getName().stream()
                .filter(name -> name.getUse() == NameUse.NICKNAME && !Periods.isOver(name.getPeriod(), told.now()))
                .map((HumanName name) -> oneRow(Words.of(List.of(name))))
                .filter(name -> name != null && !name.equals(name(person)))
                .findFirst()
                .orElse(null);
    }

    private static String born(Patient person, Told told) {
        DateType born = person.getBirthDateElement();
        String date = LondonDate.words(born);
        if (date == null || died(person) != null) {
            return date;
        }
        LocalDate today = LocalDate.ofInstant(told.now(), PartialDate.LONDON);
        PartialDate day = PartialDate.of(born).orElseThrow();
        long most = ChronoUnit.YEARS.between(day.firstDay(), today);
        long least = ChronoUnit.YEARS.between(day.lastDay(), today);
        if (day.firstDay().isAfter(today)) {
            return date;
        }
        return date + (most == least ? " (age " + most + ")" : " (age about " + most + ")");
    }

    private static String gender(Patient person) {
        AdministrativeGender gender = person.getGender();
        return gender == null || gender == AdministrativeGender.UNKNOWN || gender == AdministrativeGender.NULL
                ? null
                : gender.toCode();
    }

    private static Fact known(String label, String text) {
        return text == null || text.isBlank() ? Fact.unknown(label, NOT_KNOWN) : Fact.of(label, text);
    }

    private static void ifSaid(List<Fact> facts, String label, String text) {
        Optional.ofNullable(text)
                .filter(words -> !words.isBlank())
                .ifPresent(words -> facts.add(Fact.of(label, words)));
    }

    private static String oneRow(String text) {
        return text == null ? null : String.join(" ", PlainText.rows(text));
    }
}
