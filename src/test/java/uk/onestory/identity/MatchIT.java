package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.token;
import static uk.onestory.OneStoryServer.withToken;

import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

/** {@code Patient/$match}: who is found, how sure that is, and how much of them is shown to whom. */
class MatchIT {

    private static final String MATCH_GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

    @Test
    void thePracticeFindsItsOwnPersonWholeInSpiteOfSlips() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);
        Patient asked = Desk.copy(person);
        asked.getNameFirstRep().getGiven().get(0).setValue("Bill");
        asked.getAddressFirstRep()
                .setPostalCode(asked.getAddressFirstRep()
                        .getPostalCode()
                        .replace(" ", "")
                        .toLowerCase(java.util.Locale.ROOT));

        BundleEntryComponent found = only(Desk.match("demo-gp", asked));

        assertThat(found.getResource().getIdElement().getIdPart()).isEqualTo(id);
        assertThat(grade(found)).isEqualTo("certain");
        assertThat(found.getSearch().getScore().doubleValue()).isBetween(0.99, 1.0);
        assertThat(((Patient) found.getResource()).getAddress()).hasSize(1);
    }

    @Test
    void transposedBirthDatesAndMovesAreProbableToTheCircleAndNothingToOthers() {
        Patient person = Desk.known();
        person.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1967-03-08"));
        String id = Desk.created("demo-gp", person);
        Patient asked = Desk.copy(person);
        asked.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1967-08-03"));

        assertThat(grade(entry(Desk.match("demo-gp", asked), id))).isEqualTo("probable");
        assertThat(ids(Desk.match("demo-withyou", asked))).doesNotContain(id);
        assertThat(ids(Desk.certain("demo-gp", asked))).doesNotContain(id);
    }

    @Test
    void strangersWhoAreCertainSeeIdentityOnly() {
        Patient person = Desk.known();
        person.addName().setUse(NameUse.OLD).setFamily("Formerly").addGiven("Once");
        String id = Desk.created("demo-gp", person);

        BundleEntryComponent found = only(Desk.match("demo-withyou", Desk.copy(person)));

        Patient shown = (Patient) found.getResource();
        assertThat(grade(found)).isEqualTo("certain");
        assertThat(shown.getIdElement().getIdPart()).isEqualTo(id);
        assertThat(shown.getIdentifier()).extracting("value").containsExactly(Desk.nhsNumber(person));
        assertThat(shown.getName()).hasSize(1);
        assertThat(shown.getBirthDate()).isEqualTo(person.getBirthDate());
        assertThat(shown.hasAddress() || shown.hasTelecom() || shown.hasGeneralPractitioner() || shown.hasExtension())
                .isFalse();
    }

    @Test
    void theNumberWithTheBirthDateOrTheFamilyNameIsEnough() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);
        Patient byDate = new Patient();
        Desk.number(byDate, Desk.nhsNumber(person));
        byDate.setBirthDateElement(person.getBirthDateElement().copy());
        Patient byName = new Patient();
        Desk.number(byName, Desk.nhsNumber(person));
        byName.addName().setFamily(person.getNameFirstRep().getFamily());
        Patient wrongDate = byDate.copy();
        wrongDate.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1949-12-31"));

        assertThat(ids(Desk.match("demo-withyou", byDate))).containsExactly(id);
        assertThat(ids(Desk.match("demo-withyou", byName))).containsExactly(id);
        assertThat(ids(Desk.match("demo-withyou", wrongDate))).isEmpty();
    }

    @Test
    void whoIsAskedToHelpSeesThePersonWhole() {
        Referral referral = Referral.toCmht();
        Patient person = Desk.read(Patient.class, referral.patient());
        Patient asked = new Patient();
        Desk.number(asked, referral.nhsNumber());
        asked.setBirthDateElement(person.getBirthDateElement().copy());

        assertThat(((Patient) only(Desk.match("demo-cmht", asked)).getResource()).hasAddress())
                .isTrue();
        assertThat(((Patient) only(Desk.match("demo-withyou", asked)).getResource()).hasAddress())
                .isFalse();
    }

    @Test
    void whoCaresForThePersonInAnEpisodeSeesThePersonWhole() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.setStatus(EpisodeOfCareStatus.ACTIVE);
        episode.setPatient(new Reference("Patient/" + id));
        episode.setManagingOrganization(new Reference("Organization/with-you"));
        Desk.created("demo-withyou", episode);

        assertThat(((Patient) only(Desk.match("demo-withyou", Desk.copy(person)))
                                .getResource())
                        .hasAddress())
                .isTrue();
    }

    @Test
    void theOrganisationOfTheCareTeamSeesThePersonWholeAndTheOwnerOfAnyTaskDoesNot() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);
        Task errand = new Task();
        errand.setStatus(Task.TaskStatus.REQUESTED);
        errand.setIntent(Task.TaskIntent.ORDER);
        errand.setFor(new Reference("Patient/" + id));
        errand.setRequester(new Reference("Organization/gp-wigan-1"));
        errand.setOwner(new Reference("Organization/with-you"));
        Desk.created("demo-gp", errand);
        assertThat(((Patient) only(Desk.match("demo-withyou", Desk.copy(person)))
                                .getResource())
                        .hasAddress())
                .isFalse();

        CareTeam team = new CareTeam();
        team.setStatus(CareTeam.CareTeamStatus.ACTIVE);
        team.setSubject(new Reference("Patient/" + id));
        team.addManagingOrganization(new Reference("Organization/with-you"));
        Desk.created("demo-withyou", team);
        assertThat(((Patient) only(Desk.match("demo-withyou", Desk.copy(person)))
                                .getResource())
                        .hasAddress())
                .isTrue();
    }

    @Test
    void nobodyLearnsWhereARestrictedPersonLives() {
        Patient person = Desk.known();
        person.getMeta().addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", null));
        String id = Desk.created("demo-gp", person);

        Patient own =
                (Patient) entry(Desk.match("demo-gp", Desk.copy(person)), id).getResource();
        assertThat(own.hasAddress() || own.hasTelecom() || own.hasGeneralPractitioner())
                .isFalse();
        // A stranger cannot find out the postcode by trying.
        assertThat(ids(Desk.match("demo-withyou", Desk.copy(person)))).isEmpty();
    }

    @Test
    void whoHasDiedIsShownWithoutAnAddress() {
        Patient person = Desk.known();
        person.setDeceased(new BooleanType(true));
        String id = Desk.created("demo-gp", person);

        Patient own =
                (Patient) entry(Desk.match("demo-gp", Desk.copy(person)), id).getResource();
        assertThat(own.hasAddress()).isFalse();
        assertThat(own.getDeceasedBooleanType().booleanValue()).isTrue();
    }

    @Test
    void aNameThatWasLeftBehindLeadsNowhere() {
        Patient person = Desk.known();
        Patient before = Desk.copy(person);
        person.getNameFirstRep().setUse(NameUse.OLD);
        person.addName().setUse(NameUse.OFFICIAL).setFamily("Xqzwvk").addGiven("Marigold");
        Desk.created("demo-gp", person);

        assertThat(ids(Desk.match("demo-withyou", before))).isEmpty();
    }

    @Test
    void nobodyIsAnEmptyAnswer() {
        Bundle answer = Desk.match("demo-withyou", Desk.unnumbered());

        assertThat(answer.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(answer.getTotal()).isZero();
        assertThat(answer.getEntry()).isEmpty();
    }

    @Test
    void tooLittleIsRefusedWithWhatIsMissing() {
        Patient vague = new Patient();
        vague.addName().setFamily("Shaw");
        missing(vague, "given name, birth date (with its day), postcode");
        Patient number = new Patient();
        Desk.number(number, "9990000018");
        missing(number, "birth date (with its day) or family name");
        Patient year = Desk.unnumbered();
        year.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1985"));
        missing(year, "birth date (with its day)");
    }

    @Test
    void unclearRequestsAreRefused() {
        as("demo-gp")
                .body(Desk.json(new Parameters()))
                .post("/Patient/$match")
                .then()
                .statusCode(400);
        Patient wrong = new Patient();
        wrong.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1985-03-02"));
        Desk.number(wrong, "9990000019");
        Desk.matchAnswer("demo-gp", new Parameters(), wrong)
                .then()
                .statusCode(422)
                .body("issue[0].details.coding.code", hasItem("nhs-number-invalid"));
        Parameters none = new Parameters();
        none.addParameter("count", new IntegerType(0));
        Desk.matchAnswer("demo-gp", none, Desk.unnumbered()).then().statusCode(400);
        Parameters unknown = new Parameters();
        unknown.addParameter("fuzzy", new BooleanType(true));
        Desk.matchAnswer("demo-gp", unknown, Desk.unnumbered()).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system/Task.cruds", "system/Patient.r", "system/Patient.cu"})
    void needsTheScopeToSearchPeople(String scope) {
        withToken(token("demo-gp", scope))
                .body(Desk.json(asked()))
                .post("/Patient/$match")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-admin", "demo-reporting"})
    void isForThoseWhoCare(String partner) {
        as(partner).body(Desk.json(asked())).post("/Patient/$match").then().statusCode(403);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        Response answer = null;
        for (int i = 0; i < 130 && (answer == null || answer.statusCode() == 200); i++) {
            answer = as("demo-socialcare").body(Desk.json(asked())).post("/Patient/$match");
        }

        answer.then().statusCode(429).header("Retry-After", notNullValue()).body("issue[0].code", equalTo("throttled"));
    }

    @Test
    void theCapabilityStatementNamesTheOperations() {
        as("demo-gp")
                .get("/metadata")
                .then()
                .statusCode(200)
                .body(
                        "rest[0].resource.find { it.type == 'Patient' }.operation.name",
                        org.hamcrest.Matchers.hasItems("match", "merge", "story"));
    }

    private static Parameters asked() {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("resource").setResource(Desk.unnumbered());
        return parameters;
    }

    private static void missing(Patient person, String what) {
        Desk.matchAnswer("demo-gp", new Parameters(), person)
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("required"))
                .body("issue[0].diagnostics", containsString("Missing: " + what + "."));
    }

    private static BundleEntryComponent only(Bundle bundle) {
        assertThat(bundle.getEntry()).hasSize(1);
        return bundle.getEntryFirstRep();
    }

    private static BundleEntryComponent entry(Bundle bundle, String id) {
        return bundle.getEntry().stream()
                .filter(entry -> id.equals(entry.getResource().getIdElement().getIdPart()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static String grade(BundleEntryComponent entry) {
        return ((CodeType) entry.getSearch().getExtensionByUrl(MATCH_GRADE).getValue()).getCode();
    }
}
