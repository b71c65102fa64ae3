package uk.onestory.identity;

import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.conformance.NhsNumber;

/** People whom no other test of this run knows, and what a desk sends about them. */
final class Desk {

    private static final String NO_NHS_NUMBER =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason";
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Random RUN = new Random();

    private Desk() {}

    /** William, of a practice in Wigan, with an NHS number. */
    static Patient known() {
        Patient person = unnumbered();
        number(person, Fixtures.nextNhsNumber());
        person.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
        return person;
    }

    /** William, whom nobody asked for a number. */
    static Patient unnumbered() {
        int next = NEXT.getAndIncrement();
        Patient person = new Patient();
        person.addExtension(NO_NHS_NUMBER, new CodeableConcept().setText("Does not have it at hand"));
        person.addName().setFamily(word() + "shaw").addGiven("William");
        person.setGender(AdministrativeGender.MALE);
        person.setBirthDateElement(new org.hl7.fhir.r4.model.DateType(java.time.LocalDate.of(1950, 1, 15)
                .plusDays(next * 37L + RUN.nextInt(17_000))
                .toString()));
        person.addAddress()
                .addLine("1 Example Street")
                .setCity("Wigan")
                .setPostalCode("WN" + (1 + next % 9) + " " + RUN.nextInt(10) + letter() + letter());
        return person;
    }

    static void number(Patient person, String nhsNumber) {
        person.getExtension().removeIf(extension -> NO_NHS_NUMBER.equals(extension.getUrl()));
        person.addIdentifier().setSystem(NhsNumber.SYSTEM).setValue(nhsNumber);
    }

    static String nhsNumber(Patient person) {
        return Person.nhsNumber(person).orElseThrow();
    }

    /** As somebody else would write the same person down, with nothing that only we know. */
    static Patient copy(Patient person) {
        Patient copy = person.copy();
        copy.setIdentifier(null);
        copy.setGeneralPractitioner(null);
        copy.setId((String) null);
        copy.setMeta(null);
        if (!copy.hasExtension(NO_NHS_NUMBER)) {
            copy.addExtension(NO_NHS_NUMBER, new CodeableConcept().setText("Does not have it at hand"));
        }
        return copy;
    }

    static Response create(String partner, Resource resource) {
        return as(partner).body(json(resource)).post("/" + resource.fhirType());
    }

    /** @return logical id */
    static String created(String partner, Resource resource) {
        return create(partner, resource).then().statusCode(201).extract().path("id");
    }

    static Bundle match(String partner, Patient person) {
        return parse(Bundle.class, matchAnswer(partner, new Parameters(), person));
    }

    static Bundle certain(String partner, Patient person) {
        Parameters parameters = new Parameters();
        parameters.addParameter("onlyCertainMatches", new BooleanType(true));
        return parse(Bundle.class, matchAnswer(partner, parameters, person));
    }

    static Response matchAnswer(String partner, Parameters parameters, Patient person) {
        parameters.addParameter().setName("resource").setResource(person);
        return as(partner).body(json(parameters)).post("/Patient/$match");
    }

    static Response merge(String partner, String source, String target, String reason, boolean preview) {
        return as(partner)
                .body(json(mergeParameters(source, target, reason, preview)))
                .post("/Patient/$merge");
    }

    static Parameters mergeParameters(String source, String target, String reason, boolean preview) {
        Parameters parameters = new Parameters();
        parameters.addParameter("source-patient", new Reference("Patient/" + source));
        parameters.addParameter("target-patient", new Reference("Patient/" + target));
        if (reason != null) {
            parameters.addParameter("reason", new StringType(reason));
        }
        if (preview) {
            parameters.addParameter("preview", new BooleanType(true));
        }
        return parameters;
    }

    static <T extends Resource> T read(Class<T> type, String id) {
        return OneStoryServer.client("demo-gp").read().resource(type).withId(id).execute();
    }

    static <T extends Resource> T parse(Class<T> type, Response answer) {
        answer.then().statusCode(200);
        return OneStoryServer.fhir().newJsonParser().parseResource(type, answer.asString());
    }

    static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append(letter());
        }
        return word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static char letter() {
        return LETTERS.charAt(RUN.nextInt(LETTERS.length()));
    }
}
