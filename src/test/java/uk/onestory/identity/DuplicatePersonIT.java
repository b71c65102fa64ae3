package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.conformance.NhsNumber;

/** Nobody is made twice, whichever way they are sent. */
class DuplicatePersonIT {

    @Test
    void aKnownNumberIsRefusedOnEveryWay() {
        Patient person = Desk.known();
        Desk.created("demo-gp", person);
        Patient again = new Patient();
        again.addName().setFamily("Quite").addGiven("Different");
        Desk.number(again, Desk.nhsNumber(person));

        refused(Desk.create("demo-withyou", again), person);
        refused(put(again), person);
        refused(transaction(again, null), person);
        String own = UUID.randomUUID().toString();
        again.addIdentifier().setSystem("https://withyou.example/Id/client").setValue(own);
        refused(transaction(again, "identifier=https://withyou.example/Id/client|" + own), person);
        // Not even with a reason.
        again.addExtension(Duplicates.NOT_THE_SAME_PERSON, new StringType("Says that it is a twin sister"));
        refused(Desk.create("demo-withyou", again), person);
    }

    @Test
    void aReferralFindsThePersonByNumber() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);

        transaction(person, "identifier=" + NhsNumber.SYSTEM + "|" + Desk.nhsNumber(person))
                .then()
                .statusCode(200)
                .body("entry[0].response.location", org.hamcrest.Matchers.containsString("Patient/" + id));
    }

    @Test
    void somebodyAlikeInAllIsRefusedForCertain() {
        Patient person = Desk.known();
        Desk.created("demo-gp", person);
        Patient again = Desk.copy(person);
        refused(Desk.create("demo-withyou", again), person);

        again.addExtension(Duplicates.NOT_THE_SAME_PERSON, new StringType("Says so"));
        refused(Desk.create("demo-withyou", again), person);
    }

    @Test
    void aNewNumberForSomebodyAlikeIsRefusedToo() {
        Patient person = Desk.unnumbered();
        Desk.created("demo-withyou", person);
        Patient numbered = Desk.copy(person);
        Desk.number(numbered, Fixtures.nextNhsNumber());

        refused(transaction(numbered, "identifier=" + NhsNumber.SYSTEM + "|" + Desk.nhsNumber(numbered)), person);
    }

    @Test
    void aProbableMatchIsRefusedUnlessItIsSaidWhyItIsSomebodyElse() {
        Patient person = Desk.known();
        Desk.created("demo-gp", person);
        Patient moved = Desk.copy(person);
        moved.getAddressFirstRep().setPostalCode("M20 4BX");
        refused(Desk.create("demo-withyou", moved), person);

        moved.addExtension(
                Duplicates.NOT_THE_SAME_PERSON, new StringType("Both were here: a cousin, born on the same day"));
        String id = Desk.created("demo-withyou", moved);
        assertThat(Desk.read(Patient.class, id).hasExtension(Duplicates.NOT_THE_SAME_PERSON))
                .isTrue();
    }

    @Test
    void whereARestrictedPersonLivesIsNotFoundOutByTrying() {
        Patient person = Desk.known();
        person.getMeta().addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", null));
        Desk.created("demo-gp", person);
        Patient right = Desk.copy(person);
        Patient wrong = Desk.copy(person);
        wrong.getAddressFirstRep().setPostalCode("M20 4BX");

        assertThat(Desk.create("demo-withyou", right).<String>path("issue[0].diagnostics"))
                .isEqualTo(Desk.create("demo-withyou", wrong).path("issue[0].diagnostics"));
    }

    @Test
    void peopleWhoOnlyShareSomethingAreWelcome() {
        Patient person = Desk.known();
        Desk.created("demo-gp", person);
        Patient twin = Desk.copy(person);
        twin.getNameFirstRep().getGiven().get(0).setValue("Callum");
        Patient father = Desk.copy(person);
        father.setBirthDateElement(new DateType("1931-11-27"));
        Patient namesake = Desk.copy(person);
        Desk.number(namesake, Fixtures.nextNhsNumber());

        Desk.created("demo-withyou", twin);
        Desk.created("demo-withyou", father);
        Desk.created("demo-withyou", namesake);
    }

    @Test
    void nobodyIsSentTwiceInOneTransaction() {
        Patient person = Desk.unnumbered();
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, person, null);
        add(bundle, Desk.copy(person), null);

        refused(as("demo-withyou").body(Desk.json(bundle)).post(), person);
        Desk.created("demo-withyou", person);
    }

    @Test
    void nobodyTakesSomebodyElsesNumber() {
        Patient person = Desk.known();
        Desk.created("demo-gp", person);
        Patient other = Desk.unnumbered();
        String id = Desk.created("demo-withyou", other);
        Patient changed = Desk.read(Patient.class, id);
        Desk.number(changed, Desk.nhsNumber(person));

        refused(as("demo-withyou").body(Desk.json(changed)).put("/Patient/" + id), person);
        refused(
                as("demo-withyou")
                        .contentType("application/json-patch+json")
                        .body("[{\"op\":\"add\",\"path\":\"/identifier\",\"value\":[{\"system\":\"" + NhsNumber.SYSTEM
                                + "\",\"value\":\"" + Desk.nhsNumber(person) + "\"}]}]")
                        .patch("/Patient/" + id),
                person);
        assertThat(Desk.read(Patient.class, id).hasIdentifier()).isFalse();
    }

    @Test
    void aNumberThatTurnsUpIsWrittenToTheRecord() {
        String id = Desk.created("demo-withyou", Desk.unnumbered());
        Patient changed = Desk.read(Patient.class, id);
        Desk.number(changed, Fixtures.nextNhsNumber());

        as("demo-withyou").body(Desk.json(changed)).put("/Patient/" + id).then().statusCode(200);
        // And changing anything else of a numbered person is no news.
        changed = Desk.read(Patient.class, id);
        changed.getAddressFirstRep().setCity("Leigh");
        as("demo-withyou").body(Desk.json(changed)).put("/Patient/" + id).then().statusCode(200);
    }

    @Test
    void recordsAreHiddenBehindOthersByMergeOnly() {
        String id = Desk.created("demo-gp", Desk.known());
        Patient changed = Desk.read(Patient.class, id);
        changed.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/" + id));

        as("demo-gp")
                .body(Desk.json(changed))
                .put("/Patient/" + id)
                .then()
                .statusCode(422)
                .body("issue[0].details.coding.code", hasItem("frozen-field"));
        Patient born = Desk.unnumbered();
        born.addLink().setType(LinkType.REPLACES).setOther(new Reference("Patient/" + id));
        Desk.create("demo-gp", born)
                .then()
                .statusCode(422)
                .body("issue[0].details.coding.code", hasItem("frozen-field"));
    }

    private static Response put(Patient person) {
        String id = UUID.randomUUID().toString();
        Patient named = person.copy();
        named.setId(id);
        return as("demo-withyou").body(Desk.json(named)).put("/Patient/" + id);
    }

    private static Response transaction(Patient person, String ifNoneExist) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, person, ifNoneExist);
        return as("demo-withyou").body(Desk.json(bundle)).post();
    }

    private static void add(Bundle bundle, Patient person, String ifNoneExist) {
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(person)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Patient")
                .setIfNoneExist(ifNoneExist);
    }

    /** Tells how to go on, and nothing of the other record. */
    private static void refused(Response answer, Patient known) {
        answer.then()
                .statusCode(409)
                .body("issue[0].code", equalTo("duplicate"))
                .body("issue[0].details.coding.code", hasItem("duplicate-person"))
                .body("issue[0].diagnostics", org.hamcrest.Matchers.containsString("Patient/$m"));
        assertThat(answer.asString()).doesNotContain(known.getNameFirstRep().getFamily());
        assertThat(answer.getHeader("Location")).isNull();
    }
}
