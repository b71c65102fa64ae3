package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.access.StoredWriters;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.scenario.TestTask;

/** {@code Patient/$merge}: two records become one, and the old id goes on to work. */
class MergeIT {

    private static final String OWN_NUMBER = "https://withyou.example/Id/client";

    @Test
    void whatWasToldUnderTheOldIdIsUnderTheNewOne() {
        Two two = Two.ofOnePerson();

        Parameters answer = Desk.parse(Parameters.class, Desk.merge("demo-gp", two.old(), two.kept(), null, false));

        Patient kept = (Patient) part(answer, "result");
        assertThat(kept.getIdElement().getIdPart()).isEqualTo(two.kept());
        assertThat(Desk.read(ServiceRequest.class, two.referral()).getSubject().getReference())
                .isEqualTo("Patient/" + two.kept());
        Task task = two.task().read();
        assertThat(task.getFor().getReference()).isEqualTo("Patient/" + two.kept());
        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(kept.getIdentifier())
                .extracting(Identifier::getSystem)
                .containsExactlyInAnyOrder(NhsNumber.SYSTEM, OWN_NUMBER);
        assertThat(kept.getLink()).anySatisfy(link -> {
            assertThat(link.getType()).isEqualTo(LinkType.REPLACES);
            assertThat(link.getOther().getReference()).isEqualTo("Patient/" + two.old());
        });
    }

    @Test
    void whoWroteWhatIsKeptUnderTheNewOne() {
        Two two = Two.ofOnePerson();
        Map<String, String> before = StoredWriters.of(two.old());
        Map<String, String> expected = new TreeMap<>(StoredWriters.of(two.kept()));
        before.forEach(expected::putIfAbsent);
        expected.remove("Patient/" + two.old());

        Desk.merge("demo-gp", two.old(), two.kept(), null, false).then().statusCode(200);

        assertThat(expected).containsEntry("ServiceRequest/" + two.referral(), "gp-wigan-1");
        assertThat(StoredWriters.of(two.kept())).isEqualTo(expected);
        assertThat(StoredWriters.of(two.old())).containsOnlyKeys("Patient/" + two.old());
    }

    @Test
    void theOldIdAnswersWithTheNewOne() {
        Two two = Two.ofOnePerson();
        Desk.merge("demo-gp", two.old(), two.kept(), null, false).then().statusCode(200);

        Patient old = Desk.read(Patient.class, two.old());
        assertThat(old.getActive()).isFalse();
        assertThat(old.getIdentifier()).isEmpty();
        assertThat(old.getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACEDBY);
        assertThat(old.getLinkFirstRep().getOther().getReference()).isEqualTo("Patient/" + two.kept());
        assertThat(found("/ServiceRequest?patient=" + two.old())).containsExactly(two.referral());
        assertThat(found("/ServiceRequest?subject=Patient/" + two.old())).containsExactly(two.referral());
        assertThat(found("/Patient?identifier=" + OWN_NUMBER + "|" + two.ownNumber()))
                .containsExactly(two.kept());
        Bundle story = Desk.parse(Bundle.class, as("demo-gp").get("/Patient/" + two.old() + "/$story"));
        assertThat(story.getEntry()).anySatisfy(entry -> assertThat(
                        entry.getResource().getIdElement().getIdPart())
                .isEqualTo(two.kept()));
        // What both were is in their histories.
        as("demo-gp")
                .get("/Patient/" + two.old() + "/_history/1")
                .then()
                .statusCode(200)
                .body("identifier[0].value", equalTo(two.ownNumber()));
    }

    @Test
    void whoStillWritesToTheOldIdWritesToTheNewOne() {
        Two two = Two.ofOnePerson();
        Task stale = two.task().read();
        Desk.merge("demo-gp", two.old(), two.kept(), null, false).then().statusCode(200);

        String flag = Desk.created("demo-gp", flag(two.old()));
        assertThat(Desk.read(Flag.class, flag).getSubject().getReference()).isEqualTo("Patient/" + two.kept());
        stale.getMeta().setVersionId(two.task().version());
        stale.setId("Task/" + two.task().id() + "/_history/" + two.task().version());
        stale.setStatus(Task.TaskStatus.RECEIVED);
        two.task().put("demo-cmht", stale).then().statusCode(200);
        as("demo-gp")
                .body(Desk.json(Desk.read(Patient.class, two.old()).setActive(true)))
                .put("/Patient/" + two.old())
                .then()
                .statusCode(422)
                .body("issue[0].details.coding.code", hasItem("frozen-field"));
    }

    @Test
    void aPersonWhoWasJoinedIsMatchedOnce() {
        Two two = Two.ofOnePerson();
        Desk.merge("demo-gp", two.old(), two.kept(), null, false).then().statusCode(200);

        Bundle found = Desk.match("demo-gp", Desk.copy(Desk.read(Patient.class, two.kept())));

        assertThat(found.getEntry()).hasSize(1);
        assertThat(found.getEntryFirstRep().getResource().getIdElement().getIdPart())
                .isEqualTo(two.kept());
    }

    @Test
    void theNumberMayComeFromTheRecordThatIsClosed() {
        Two two = Two.ofOnePerson();

        Parameters answer = Desk.parse(Parameters.class, Desk.merge("demo-gp", two.kept(), two.old(), null, false));

        Patient result = (Patient) part(answer, "result");
        assertThat(Person.nhsNumber(result)).isPresent();
        assertThat(result.getExtension()).isEmpty();
        String number = Desk.nhsNumber(result);
        assertThat(found("/Patient?identifier=" + NhsNumber.SYSTEM + "|" + number))
                .containsExactly(two.old());
    }

    @Test
    void aPreviewChangesNothing() {
        Two two = Two.ofOnePerson();

        Parameters answer = Desk.parse(Parameters.class, Desk.merge("demo-gp", two.old(), two.kept(), null, true));

        assertThat(((OperationOutcome) part(answer, "outcome"))
                        .getIssueFirstRep()
                        .getDiagnostics())
                .startsWith("Would move ");
        assertThat(((Patient) part(answer, "result")).getIdentifier()).hasSize(2);
        assertThat(Desk.read(Patient.class, two.kept()).getIdElement().getVersionIdPart())
                .isEqualTo("2");
        assertThat(Desk.read(Patient.class, two.old()).getIdElement().getVersionIdPart())
                .isEqualTo("1");
    }

    @Test
    void joiningAgainMovesWhatCameSince() {
        Two two = Two.ofOnePerson();
        Desk.merge("demo-gp", two.old(), two.kept(), null, false).then().statusCode(200);
        String version = Desk.read(Patient.class, two.kept()).getIdElement().getVersionIdPart();

        Desk.merge("demo-gp", two.old(), two.kept(), null, false).then().statusCode(200);

        assertThat(Desk.read(Patient.class, two.kept()).getIdElement().getVersionIdPart())
                .isEqualTo(version);
        refused(Desk.merge("demo-gp", two.kept(), two.old(), null, false), "frozen-field");
    }

    @Test
    void twoNumbersAreTwoPeopleWhateverIsSaid() {
        Patient person = Desk.known();
        String one = Desk.created("demo-gp", person);
        Patient namesake = Desk.copy(person);
        Desk.number(namesake, Fixtures.nextNhsNumber());
        namesake.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
        String other = Desk.created("demo-gp", namesake);

        refused(Desk.merge("demo-gp", one, other, "They are the same", false), "not-the-same-person");
    }

    @Test
    void whoDoesNotLookAlikeNeedsAReason() {
        String one = Desk.created("demo-gp", Desk.known());
        Patient someone = Desk.unnumbered();
        someone.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
        String other = Desk.created("demo-gp", someone);
        refused(Desk.merge("demo-gp", other, one, null, false), "reason-needed");

        Desk.merge("demo-gp", other, one, "Gave another name at first; told us so today", false)
                .then()
                .statusCode(200);
        Bundle told = Desk.parse(Bundle.class, as("demo-gp").get("/Provenance?target=Patient/" + one));
        assertThat(Desk.json(told)).contains("Gave another name at first");
    }

    @Test
    void onlyTheCircleOfBothAndTheOperatorMay() {
        Two two = Two.ofOnePerson();
        Response stranger = Desk.merge("demo-withyou", two.old(), two.kept(), null, false);
        Response nobody = Desk.merge("demo-withyou", "no-such-one", two.kept(), null, false);
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(stranger.<String>path("issue[0].diagnostics")).isEqualTo(nobody.path("issue[0].diagnostics"));

        Parameters answer = Desk.parse(Parameters.class, Desk.merge("demo-admin", two.old(), two.kept(), null, false));
        assertThat(answer.getParameter()).noneMatch(parameter -> "result".equals(parameter.getName()));
        assertThat(Desk.read(Patient.class, two.old()).getActive()).isFalse();
    }

    @Test
    void aNewerVersionIsAConflict() {
        Two two = Two.ofOnePerson();
        as("demo-gp")
                .header("If-Match", "W/\"7\"")
                .body(Desk.json(Desk.mergeParameters(two.old(), two.kept(), null, false)))
                .post("/Patient/$merge")
                .then()
                .statusCode(412);
        as("demo-gp")
                .body(Desk.json(Desk.mergeParameters(two.old(), two.kept(), null, false))
                        .replace(two.old(), two.old() + "/_history/7"))
                .post("/Patient/$merge")
                .then()
                .statusCode(412);
        as("demo-gp")
                .header("If-Match", "W/\"2\"")
                .body(Desk.json(Desk.mergeParameters(two.old(), two.kept(), null, false)))
                .post("/Patient/$merge")
                .then()
                .statusCode(200);
    }

    @Test
    void recordsCanBeNamedByIdentifiers() {
        Two two = Two.ofOnePerson();
        Parameters parameters = new Parameters();
        parameters.addParameter("target-patient", new Reference("Patient/" + two.kept()));
        parameters
                .addParameter()
                .setName("source-patient-identifier")
                .setValue(new Identifier().setSystem(OWN_NUMBER).setValue(two.ownNumber()));

        as("demo-gp").body(Desk.json(parameters)).post("/Patient/$merge").then().statusCode(200);

        assertThat(Desk.read(Patient.class, two.old()).getActive()).isFalse();
    }

    @Test
    void unclearRequestsAreRefused() {
        Two two = Two.ofOnePerson();
        Desk.merge("demo-gp", two.kept(), two.kept(), null, false).then().statusCode(400);
        as("demo-gp")
                .body(Desk.json(new Parameters()))
                .post("/Patient/$merge")
                .then()
                .statusCode(400);
        Parameters unknown = Desk.mergeParameters(two.old(), two.kept(), null, false);
        unknown.addParameter("delete-source", new StringType("true"));
        as("demo-gp").body(Desk.json(unknown)).post("/Patient/$merge").then().statusCode(400);
        Parameters elsewhere = new Parameters();
        elsewhere.addParameter("source-patient", new Reference("Task/1"));
        elsewhere.addParameter("target-patient", new Reference("Patient/" + two.kept()));
        as("demo-gp").body(Desk.json(elsewhere)).post("/Patient/$merge").then().statusCode(400);
    }

    private static Flag flag(String person) {
        Flag flag = new Flag();
        flag.setStatus(FlagStatus.ACTIVE);
        flag.addCategory()
                .addCoding()
                .setSystem("https://fhir.nhs.uk/CodeSystem/flag-categories-bars")
                .setCode("RA");
        flag.getCode().setText("Needs large print");
        flag.setSubject(new Reference("Patient/" + person));
        return flag;
    }

    private static org.hl7.fhir.r4.model.Resource part(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst()
                .orElseThrow()
                .getResource();
    }

    private static List<String> found(String search) {
        return as("demo-gp").get(search).then().statusCode(200).extract().path("entry.resource.id");
    }

    private static void refused(Response answer, String rule) {
        answer.then().statusCode(422).body("issue[0].details.coding.code", hasItem(rule));
    }

    /**
     * One person in two records: With You's without a number, with a referral of the GP; and the one that came later.
     *
     * @param old logical id of the record without a number
     * @param kept logical id of the one with the number
     */
    private record Two(String old, String kept, String ownNumber, String referral, TestTask task) {

        static Two ofOnePerson() {
            Patient person = Desk.unnumbered();
            person.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
            String ownNumber = java.util.UUID.randomUUID().toString();
            person.addIdentifier().setSystem(OWN_NUMBER).setValue(ownNumber);
            String old = Desk.created("demo-withyou", person);
            Bundle sent = OneStoryServer.fhir()
                    .newJsonParser()
                    .parseResource(Bundle.class, Fixtures.json("scenario/gp-refers-to-cmht.json"));
            String urn = sent.getEntryFirstRep().getFullUrl();
            sent.getEntry().remove(0);
            String body = Desk.json(sent).replace(urn, "Patient/" + old);
            List<String> locations = as("demo-gp")
                    .body(body)
                    .post()
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("entry.response.location");
            String referral = locations.stream()
                    .filter(location -> location.startsWith("ServiceRequest/"))
                    .findFirst()
                    .orElseThrow()
                    .split("/", -1)[1];
            String task = as("demo-cmht")
                    .get("/Task?owner=Organization/me&focus=ServiceRequest/" + referral)
                    .path("entry[0].resource.id");

            // Under another birth date at first, else the second record would not have come about.
            Patient later = Desk.copy(person);
            later.setBirthDateElement(new DateType("1931-11-27"));
            Desk.number(later, Fixtures.nextNhsNumber());
            later.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
            String kept = Desk.created("demo-gp", later);
            Patient corrected = Desk.read(Patient.class, kept);
            corrected.setBirthDateElement(person.getBirthDateElement().copy());
            as("demo-gp")
                    .body(Desk.json(corrected))
                    .put("/Patient/" + kept)
                    .then()
                    .statusCode(200);
            return new Two(old, kept, ownNumber, referral, new TestTask(task));
        }
    }
}
