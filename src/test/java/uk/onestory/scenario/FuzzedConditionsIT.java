package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever {@code If-Match}, {@code If-None-Match}, {@code If-None-Exist} and {@code If-Modified-Since} say, on every way of
 * writing: the status is what RFC 9110 says, and what is refused changes nothing. {@code -Donestory.fuzz.rounds=10000} for
 * the long run.
 */
class FuzzedConditionsIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 150);
    private static final long SEED = 20_261_129L;
    private static final String GP = "demo-gp";
    private static final Pattern READABLE =
            Pattern.compile("\\s*(\\*|(?:W/)?(\"?)\\d+\\2)\\s*(,\\s*(?:W/)?(\"?)\\d+\\4\\s*)*");
    private static final List<String> SCRAPS = List.of(
            "*",
            "W/\"%s\"",
            "\"%s\"",
            "%s",
            "W/\"999\"",
            "W/\"1\", W/\"%s\"",
            "\"x\"",
            "W/",
            "words",
            "\"",
            ",",
            "W/\"%s",
            "-1",
            "null",
            "w/\"%s\"",
            "W/\"%s\",",
            "99999999999999999999",
            "%%zz",
            "W/\"%s\";q=1",
            " ");
    private static final List<String> OTHERS = List.of(
            "identifier=urn:x|nobody",
            "garbage",
            "=",
            "?",
            "a=%zz",
            "Patient?identifier=x|y",
            "identifier=",
            "_id=me",
            "_has:Provenance:target:_id=x",
            "_lastUpdated:missing=true",
            "_id:missing=false",
            "patient._id=x",
            "patient:Patient._lastUpdated=ge2026",
            "patient=Patient/x/_history/1",
            "code:not=x",
            "subject:Patient.identifier=a|b?c",
            "identifier=https://x.example/?a|1",
            "_has:Observation:focus:value-quantity=5 mg",
            "code=x&code=y&".repeat(30) + "code=z",
            "_id=" + "x,".repeat(600) + "x",
            "patient=*",
            "Sat, 29 Oct 2094 19:43:31 GMT",
            "yesterday",
            "0",
            "\"",
            "urn:uuid:x");

    private enum Way {
        PUT,
        CONDITIONAL_PUT,
        PATCH,
        TRANSACTION,
        BATCH
    }

    @Test
    void everyConditionIsJudgedAndWhatIsRefusedChangesNothing() {
        String person = Referral.toCmht().patient();
        String id = stored(person);
        String version = "1";
        List<String> wrong = new ArrayList<>();
        for (int round = 0; round < ROUNDS && wrong.size() < 20; round++) {
            Random random = new Random(SEED + round);
            Way way = Way.values()[random.nextInt(Way.values().length)];
            String match = random.nextInt(4) == 0 ? null : tags(random, version);
            String noneMatch = random.nextInt(3) > 0 ? null : tags(random, version);
            int expected = expected(match, noneMatch, version);
            Response answer = write(way, id, person, match, noneMatch, round);
            int status = status(way, answer);
            String now = as(GP).get("/Condition/" + id).path("meta.versionId");
            if (status != expected || (status >= 400 && !now.equals(version))) {
                wrong.add("round " + round + ", " + way + ", If-Match: " + match + ", If-None-Match: " + noneMatch
                        + " at " + version + ": expected " + expected + ", got " + status + " " + answer.asString());
            }
            version = now;
            others(random, person, id, round).forEach(wrong::add);
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /** Headers that say little or nothing: never a failure, and a refusal tells why. */
    private static List<String> others(Random random, String person, String id, int round) {
        List<String> wrong = new ArrayList<>();
        String value = OTHERS.get(random.nextInt(OTHERS.size()));
        Response created = as(GP).header("If-None-Exist", value)
                .body(condition(person, null, "Low"))
                .post("/Condition");
        Response inBundle = as(GP).body("""
                        {"resourceType":"Bundle","type":"%s","entry":[{"resource":%s,
                         "request":{"method":"POST","url":"Condition"%s}}]}""".formatted(
                                random.nextBoolean() ? "batch" : "transaction",
                                condition(person, null, "Low"),
                                field("ifNoneExist", value)))
                .post();
        if (inBundle.asString().contains("\"status\":\"5")) {
            wrong.add("round " + round + ", entry " + value + ": " + inBundle.asString());
        }
        Response read = as(GP).header("If-Modified-Since", value)
                .header("If-None-Match", tags(random, "1"))
                .get("/Condition/" + id);
        for (Response answer : List.of(created, inBundle, read)) {
            boolean told = answer.statusCode() < 400 || answer.asString().contains("OperationOutcome");
            if (answer.statusCode() >= 500 || !told) {
                wrong.add("round " + round + ", " + value + ": " + answer.statusCode() + " " + answer.asString());
            }
        }
        return wrong;
    }

    private static String tags(Random random, String version) {
        String first = SCRAPS.get(random.nextInt(SCRAPS.size()));
        String all = random.nextInt(4) == 0 ? first + "," + SCRAPS.get(random.nextInt(SCRAPS.size())) : first;
        String named = random.nextBoolean() ? version : "77";
        return all.replace("%s", named).replace("%%", "%");
    }

    private static int expected(String match, String noneMatch, String version) {
        if (unreadable(match) || unreadable(noneMatch)) {
            return 400;
        }
        boolean stale = match != null && !names(match, version);
        return stale || (noneMatch != null && names(noneMatch, version)) ? 412 : 200;
    }

    private static boolean unreadable(String tags) {
        return tags != null
                && (!READABLE.matcher(tags).matches()
                        || (tags.contains("*") && tags.contains(","))
                        || Pattern.compile("\\d{19}").matcher(tags).find());
    }

    private static boolean names(String tags, String version) {
        return "*".equals(tags.trim())
                || List.of(tags.replaceAll("[W/\"\\s]", "").split(",", -1)).contains(version);
    }

    private static Response write(Way way, String id, String person, String match, String noneMatch, int round) {
        String text = "Round " + round;
        RequestSpecification request = as(GP);
        if (way != Way.TRANSACTION && way != Way.BATCH) {
            if (match != null) {
                request.header("If-Match", match);
            }
            if (noneMatch != null) {
                request.header("If-None-Match", noneMatch);
            }
        }
        return switch (way) {
            case PUT -> request.body(condition(person, id, text)).put("/Condition/" + id);
            case CONDITIONAL_PUT -> request.body(condition(person, null, text)).put("/Condition?_id=" + id);
            case PATCH ->
                request.contentType("application/json-patch+json")
                        .body("[{\"op\":\"replace\",\"path\":\"/code/text\",\"value\":\"" + text + "\"}]")
                        .patch("/Condition/" + id);
            default ->
                request.body("""
                        {"resourceType":"Bundle","type":"%s","entry":[{"resource":%s,
                         "request":{"method":"PUT","url":"Condition/%s"%s%s}}]}""".formatted(
                                        way.name().toLowerCase(java.util.Locale.ROOT),
                                        condition(person, id, text),
                                        id,
                                        field("ifMatch", match),
                                        field("ifNoneMatch", noneMatch)))
                        .post();
        };
    }

    private static String field(String name, String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value.replace("\"", "\\\"") + "\"";
    }

    private static int status(Way way, Response answer) {
        return way == Way.BATCH && answer.statusCode() == 200
                ? Integer.parseInt(
                        answer.<String>path("entry[0].response.status").substring(0, 3))
                : answer.statusCode();
    }

    private static String stored(String person) {
        return as(GP).body(condition(person, null, "Low mood"))
                .post("/Condition")
                .path("id");
    }

    private static String condition(String person, String id, String text) {
        return """
                {"resourceType":"Condition",%s
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                  "code":"active"}]},
                 "code":{"text":"%s"},"subject":{"reference":"Patient/%s"},"recordedDate":"2026-11-02"}""".formatted(id == null ? "" : "\"id\":\"" + id + "\",", text, person);
    }
}
