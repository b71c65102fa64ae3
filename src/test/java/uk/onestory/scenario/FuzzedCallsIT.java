package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.TestDatabase;
import uk.onestory.conformance.Mutation;
import uk.onestory.conformance.TypeProfiles;

/**
 * Whatever a partner puts into the call of an operation, a patch or a bundle, the answer is a success or an
 * OperationOutcome; what is refused changes nothing, and what is taken leaves every referral with somebody who is
 * responsible and somebody who works on it. Valid calls, mutated with a fixed seed; {@code -Donestory.fuzz.rounds=10000}
 * for the long run.
 */
class FuzzedCallsIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 300);
    private static final long SEED = 20_261_123L;
    private static final int MOST_TOLD = 20;
    private static final String NO_NHS_NUMBER =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api = Api.of(OneStoryServer.root());

    @BeforeAll
    static void onOneDatabase() {
        Assumptions.assumeFalse(
                TestDatabase.isPostgresql(), "skipped: what is read does not depend on the database, H2 is enough");
    }

    /** A valid call. In curly brackets: ids of the journey that it is about. */
    private enum Call {
        HAND_ON("demo-cmht", "POST", "/Task/{asked}/$hand-on", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"to","valueReference":{"reference":"HealthcareService/with-you-wigan"}},
                 {"name":"reason","valueCodeableConcept":{"text":"Alcohol first"}},
                 {"name":"note","valueString":"She would like a woman to talk to."},
                 {"name":"assessment","valueReference":{"reference":"ClinicalImpression/{assessment}"}}]}"""),
        STEP("demo-cmht", "POST", "/Task/{accepted}/$step", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"direction","valueCode":"down"},
                 {"name":"to","valueReference":{"reference":"HealthcareService/with-you-wigan"}},
                 {"name":"reason","valueCodeableConcept":{"text":"Sleeps again"}}]}"""),
        DISCHARGE("demo-cmht", "POST", "/Task/{accepted}/$discharge", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"plan","valueReference":{"reference":"CarePlan/{plan}"}},
                 {"name":"follow-up","valueReference":{"reference":"Task/{followUp}"}},
                 {"name":"outcome","valueCodeableConcept":{"text":"Well"}}]}"""),
        WITHDRAW("demo-gp", "POST", "/ServiceRequest/{referral}/$withdraw", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"reason","valueCodeableConcept":{"text":"Moved away"}},
                 {"name":"decided-by","valueCode":"person"}]}"""),
        MATCH("demo-cmht", "POST", "/Patient/$match", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"Ashworth","given":["Sam"]}],
                  "birthDate":"1985-03-02","gender":"other","address":[{"postalCode":"WN1 1AA"}]}},
                 {"name":"onlyCertainMatches","valueBoolean":false},{"name":"count","valueInteger":3}]}"""),
        APPLY("demo-cmht", "POST", "/PlanDefinition/$apply", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"subject","valueReference":{"reference":"Patient/{patient}"}},
                 {"name":"canonical","valueCanonical":"https://fhir.onestory.example/PlanDefinition/OneStory-PeerSupport"}]}"""),
        POPULATE("demo-cmht", "POST", "/Questionnaire/$populate", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"subject","valueReference":{"reference":"Patient/{patient}"}},
                 {"name":"canonical","valueUri":"https://fhir.onestory.example/Questionnaire/OneStory-AboutMe"}]}"""),
        FHIR_PATCH("demo-cmht", "PATCH", "/Task/{asked}", """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Task.status"},
                 {"name":"value","valueCode":"received"}]}]}"""),
        HAND_ON_BUNDLE("demo-cmht", "POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:4a7e1b6e-5a37-4f5c-8a3e-6f1d2c3b4a59","resource":{"resourceType":"Task","status":"requested",
                  "intent":"order","code":{"coding":[{"system":"http://hl7.org/fhir/CodeSystem/task-code","code":"fulfill"}]},
                  "focus":{"reference":"ServiceRequest/{referral}"},"for":{"reference":"Patient/{patient}"},
                  "requester":{"reference":"Organization/gp-wigan-1"},"owner":{"reference":"Organization/with-you"}},
                  "request":{"method":"POST","url":"Task"}},
                 {"resource":{rejectedTask},"request":{"method":"PUT","url":"Task/{asked}","ifMatch":"W/\\"{version}\\""}}]}"""),
        REFERRAL_BUNDLE("demo-gp", "POST", "", ""),
        BATCH("demo-gp", "POST", "", """
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"request":{"method":"GET","url":"Task?focus=ServiceRequest/{referral}&_include=Task:patient"}},
                 {"request":{"method":"GET","url":"Patient/{patient}/$story"}},
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"Mood"},
                  "subject":{"reference":"Patient/{patient}"},"valueString":"Better"},
                  "request":{"method":"POST","url":"Observation","ifNoneExist":"identifier=x|{patient}"}}]}"""),
        MERGE("demo-gp", "POST", "/Patient/$merge", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"source-patient","valueReference":{"reference":"Patient/{unnumbered}"}},
                 {"name":"target-patient","valueReference":{"reference":"Patient/{patient}"}},
                 {"name":"reason","valueString":"Both records were looked at with her"},
                 {"name":"preview","valueBoolean":true}]}"""),
        STORY("demo-cmht", "POST", "/Patient/{patient}/$story", """
                {"resourceType":"Parameters","parameter":[{"name":"sections","valueString":"safety"}]}"""),
        MEASURE("demo-gp", "POST", "/Measure/story-retells/$evaluate-measure", """
                {"resourceType":"Parameters","parameter":[
                 {"name":"periodStart","valueDate":"2026"},{"name":"periodEnd","valueDate":"2026"}]}""");

        private final String partner;
        private final String method;
        private final String path;
        private final String body;

        Call(String partner, String method, String path, String body) {
            this.partner = partner;
            this.method = method;
            this.path = path;
            this.body = body;
        }
    }

    @Test
    void whateverIsCalledReferralsStayWholeAndTheAnswerIsClear() throws IOException {
        Map<String, String> journey = journey();
        List<String> failures = new ArrayList<>();
        int taken = 0;
        for (int round = 0; round < ROUNDS && failures.size() < MOST_TOLD; round++) {
            Call call = Call.values()[round % Call.values().length];
            String valid = call == Call.REFERRAL_BUNDLE
                    ? Fixtures.json("scenario/gp-refers-to-cmht.json", Fixtures.nextNhsNumber())
                    : filled(call.body, journey);
            Mutation mutation = new Mutation(SEED + round);
            String body =
                    round < Call.values().length ? valid : round % 3 == 0 ? mutation.of(valid) : mutation.gently(valid);
            List<String> before = versions(journey);
            Response answer = call(call, body, journey);
            List<String> after = versions(journey);
            List<String> wrong = new ArrayList<>();
            wrong(answer).ifPresent(wrong::add);
            if (body.equals(valid) && answer.statusCode() >= 300) {
                wrong.add("valid, but refused");
            }
            if (answer.statusCode() >= 400 && !after.equals(before)) {
                wrong.add("refused, but changed: " + before + " to " + after);
            }
            referrals(journey).forEach(referral -> wrong.addAll(referral.wrong()));
            if (answer.statusCode() < 300) {
                taken++;
                wrong.addAll(wrongInCreated(answer));
            }
            if (!wrong.isEmpty()) {
                failures.add("round " + round + ", " + call + ": " + wrong + "\n  sent " + shortened(body) + "\n  got "
                        + answer.statusCode() + " " + shortened(answer.asString()));
            }
            if (!after.equals(before)) {
                journey = journey();
            }
        }
        Files.write(Path.of("target", "fuzzed-calls.txt"), failures);
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(taken)
                .as("calls that were taken: where all is refused, nothing is proved")
                .isGreaterThan(ROUNDS / 20);
    }

    /** Two referrals of one person, one of them accepted, and what a discharge needs. */
    private Map<String, String> journey() {
        Referral asked = Referral.toCmht();
        Referral accepted = Referral.toCmht();
        TestTask task = accepted.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        TestTask requested = asked.taskOf("demo-cmht");
        String person = accepted.patient();
        String followUp = create(Papers.followUp(person, "gmmh", "gp-wigan-1"));
        new TestTask(followUp).patchStatus("demo-gp", "accepted").then().statusCode(200);
        return Map.ofEntries(
                Map.entry("referral", asked.id()),
                Map.entry("acceptedReferral", accepted.id()),
                Map.entry("patient", asked.patient()),
                Map.entry("asked", requested.id()),
                Map.entry("version", requested.version()),
                Map.entry("accepted", task.id()),
                Map.entry("assessment", create(Papers.assessment(asked.patient()))),
                Map.entry("plan", create(Papers.stayingWell(person))),
                Map.entry("followUp", followUp),
                Map.entry("unnumbered", unnumbered()),
                Map.entry("rejectedTask", json(rejected(requested.read()))));
    }

    private String unnumbered() {
        Patient person = new Patient();
        person.addExtension(NO_NHS_NUMBER, new CodeableConcept().setText("Does not have it at hand"));
        person.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
        person.addName().setFamily("K" + UUID.randomUUID()).addGiven("Alex");
        return create(Api.GP, person);
    }

    private String create(String partner, Resource resource) {
        Api.Answer answer = api.post(partner, "/" + resource.fhirType(), resource);
        assertThat(answer.taken()).as(answer.toString()).isTrue();
        return answer.id(resource.fhirType());
    }

    private static Task rejected(Task task) {
        task.setStatus(TaskStatus.REJECTED).getStatusReason().setText("Alcohol first");
        return task;
    }

    private String create(Resource resource) {
        return create(Api.CMHT, resource);
    }

    private static Response call(Call call, String body, Map<String, String> journey) {
        RequestSpecification request = as(call.partner).contentType("application/fhir+json");
        if (call == Call.FHIR_PATCH) {
            request.header("If-Match", "W/\"" + journey.get("version") + "\"");
        }
        return request.body(body.getBytes(StandardCharsets.UTF_8)).request(call.method, filled(call.path, journey));
    }

    private List<ReferralNow> referrals(Map<String, String> journey) {
        return Stream.of("referral", "acceptedReferral")
                .map(name -> ReferralNow.read(api, journey.get(name)))
                .toList();
    }

    private List<String> versions(Map<String, String> journey) {
        return referrals(journey).stream()
                .flatMap(referral -> referral.versions().stream())
                .toList();
    }

    /** The referrals that a bundle has made. */
    private List<String> wrongInCreated(Response answer) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode entry : tree(answer.asString()).path("entry")) {
            String location = entry.at("/response/location").asText();
            if (location.startsWith("ServiceRequest/")) {
                ReferralNow made = ReferralNow.read(api, location.split("/", -1)[1]);
                ServiceRequest referral = made.referral();
                if (TypeProfiles.isReferral(referral)) {
                    wrong.addAll(made.wrong());
                }
            }
        }
        return wrong;
    }

    private static Optional<String> wrong(Response answer) {
        if (answer.statusCode() >= 500) {
            return Optional.of("the server failed");
        }
        boolean told = "OperationOutcome"
                .equals(tree(answer.asString()).path("resourceType").asText());
        return answer.statusCode() >= 400 && !told ? Optional.of("no OperationOutcome") : Optional.empty();
    }

    private static String filled(String text, Map<String, String> journey) {
        String filled = text;
        for (Map.Entry<String, String> name : journey.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String shortened(String text) {
        return text.length() < 3_000 ? text : text.substring(0, 3_000) + "… (" + text.length() + ")";
    }
}
