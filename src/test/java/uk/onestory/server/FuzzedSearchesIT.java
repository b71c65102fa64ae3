package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/**
 * Whatever a partner asks for, in whatever words, the answer is a Bundle or an OperationOutcome: searches made of all that
 * the CapabilityStatement offers, with a fixed seed, sensible and not. {@code -Donestory.fuzz.rounds=10000} for the long run.
 */
class FuzzedSearchesIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 600);
    private static final int MOST_TOLD = 20;
    private static final Set<SearchParamType> RARE = Set.of(
            SearchParamType.NUMBER, SearchParamType.QUANTITY, SearchParamType.SPECIAL, SearchParamType.COMPOSITE);

    @Test
    void whateverIsAskedTheAnswerIsClear() throws IOException {
        CapabilityStatement offered = OneStoryServer.client("demo-gp")
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute();
        List<CapabilityStatementRestResourceComponent> types =
                offered.getRestFirstRep().getResource();
        String person = Referral.toCmht().patient();
        List<String> failures = new ArrayList<>();
        int taken = 0;
        for (int round = 0; round < ROUNDS && failures.size() < MOST_TOLD; round++) {
            Random random = new Random(round);
            CapabilityStatementRestResourceComponent type = types.get(random.nextInt(types.size()));
            String url = url(type, random).replace("{id}", person).replace("{long}", "long ".repeat(300));
            RequestSpecification request =
                    as(random.nextBoolean() ? "demo-gp" : "demo-withyou").urlEncodingEnabled(false);
            headers(request, random);
            Response answer = request.get(OneStoryServer.base() + url);
            if (answer.statusCode() >= 500) {
                failures.add(
                        "round " + round + ": GET " + url + "\n  " + answer.statusCode() + " " + answer.asString());
            } else if (answer.statusCode() >= 400 && !answer.asString().contains("OperationOutcome")) {
                failures.add("round " + round + ": GET " + url + "\n  no outcome: " + answer.statusCode());
            } else if (answer.statusCode() == 200) {
                taken++;
            }
        }
        Files.write(Path.of("target", "fuzzed-searches.txt"), failures);
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(taken).as("searches that were answered").isGreaterThan(ROUNDS / 20);
    }

    /** A search that means nothing, by GET, by form and in a batch, and one whose form is sent as something else. */
    @Test
    void whatMeansNothingIsNeverPassedOver() {
        List<CapabilityStatementRestResourceComponent> types = OneStoryServer.client("demo-gp")
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute()
                .getRestFirstRep()
                .getResource();
        List<String> failures = new ArrayList<>();
        for (int round = 0; round < ROUNDS / 3 && failures.size() < MOST_TOLD; round++) {
            Random random = new Random(round);
            CapabilityStatementRestResourceComponent type = types.get(random.nextInt(types.size()));
            String name =
                    type.hasSearchParam() ? one(type.getSearchParam(), random).getName() : "_id";
            String query = one(SearchWords.UNCLEAR, random).replace("{name}", name);
            String where = type.getType() + "?" + query;
            switch (random.nextInt(4)) {
                case 0 -> {
                    Response answer = as("demo-gp").urlEncodingEnabled(false).get("/" + where);
                    note(answer.statusCode() == 400, where + " " + answer.asString(), failures);
                }
                case 1 -> {
                    SearchForms.Answer answer =
                            SearchForms.post(type.getType(), "application/x-www-form-urlencoded", query);
                    note(answer.status() == 400, "form " + where + " " + answer.body(), failures);
                }
                case 2 -> {
                    String contentType = one(SearchWords.CONTENT_TYPES, random);
                    SearchForms.Answer answer = SearchForms.post(type.getType(), contentType, "_id=nobody");
                    // what says that it is JSON or XML may be told first that it is none
                    note(
                            answer.status() == 415 || answer.status() == 400,
                            contentType + " " + where + " " + answer.body(),
                            failures);
                }
                default -> {
                    Response answer = as("demo-gp")
                            .body("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":"
                                    + "{\"method\":\"GET\",\"url\":\"" + where + "\"}}]}")
                            .post();
                    boolean refused = List.of("400", "403")
                            .contains(String.valueOf((Object) answer.path("entry[0].response.status"))
                                    .split(" ", 2)[0]);
                    note(refused, "batch " + where + " " + answer.asString(), failures);
                }
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    private static void note(boolean fine, String what, List<String> failures) {
        if (!fine) {
            failures.add(what);
        }
    }

    /** Each value near to the kind of each parameter that is no everyday one; in the short run every third of the pairs. */
    @Test
    void everyParameterOfARareKindIsReadOrRefused() {
        int every = ROUNDS < 10_000 ? 3 : 1;
        int pair = 0;
        List<String> failures = new ArrayList<>();
        for (CapabilityStatementRestResourceComponent type : OneStoryServer.client("demo-gp")
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute()
                .getRestFirstRep()
                .getResource()) {
            for (CapabilityStatementRestResourceSearchParamComponent parameter : type.getSearchParam()) {
                if (RARE.contains(parameter.getType())) {
                    for (String value : SearchWords.OF_KIND.get(parameter.getType())) {
                        if (pair++ % every != 0) {
                            continue;
                        }
                        String search =
                                "/" + type.getType() + "?" + parameter.getName() + "=" + encoded(value) + "&_count=1";
                        Response answer =
                                as("demo-gp").urlEncodingEnabled(false).get(OneStoryServer.base() + search);
                        note(answer.statusCode() < 500, search + ": " + answer.asString(), failures);
                    }
                }
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    @Test
    void everyReferenceThatIsOfferedIsFollowedOrRefused() {
        CapabilityStatement offered = OneStoryServer.client("demo-gp")
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute();
        List<String> failures = new ArrayList<>();
        for (CapabilityStatementRestResourceComponent type :
                offered.getRestFirstRep().getResource()) {
            for (CapabilityStatementRestResourceSearchParamComponent parameter : type.getSearchParam()) {
                if (parameter.getType() == SearchParamType.REFERENCE) {
                    String search = "/" + type.getType() + "?" + parameter.getName() + "._id=x";
                    Response answer = as("demo-gp").urlEncodingEnabled(false).get(OneStoryServer.base() + search);
                    if (answer.statusCode() >= 500) {
                        failures.add(search + ": " + answer.statusCode() + " " + answer.asString());
                    }
                }
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    private static String url(CapabilityStatementRestResourceComponent type, Random random) {
        String path = one(SearchWords.PATHS, random).replace("{type}", type.getType());
        Map<String, String> query = new TreeMap<>(); // HAPI asserts, where assertions are on, that none comes twice
        for (int parameters = random.nextInt(4); parameters > 0; parameters--) {
            String parameter = random.nextInt(3) == 0 ? common(random) : own(type, random);
            query.put(plainName(parameter), parameter);
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query.values());
    }

    private static String plainName(String parameter) {
        String name = URLDecoder.decode(parameter.substring(0, parameter.indexOf('=')), StandardCharsets.UTF_8);
        return name.startsWith("_has") ? name : name.split("[:.]", 2)[0];
    }

    private static String common(Random random) {
        String name = one(SearchWords.COMMON.keySet().stream().sorted().toList(), random);
        return encoded(name) + "=" + encoded(one(SearchWords.COMMON.get(name), random));
    }

    private static String own(CapabilityStatementRestResourceComponent type, Random random) {
        List<CapabilityStatementRestResourceSearchParamComponent> offered = type.getSearchParam();
        if (offered.isEmpty()) {
            return "x=y";
        }
        List<StringType> includes = type.getSearchInclude();
        if (!includes.isEmpty() && random.nextInt(6) == 0) {
            return "_include=" + encoded(one(includes, random).getValue());
        }
        CapabilityStatementRestResourceSearchParamComponent parameter = one(offered, random);
        if (random.nextInt(3) == 0) {
            // of its kind, or nearly so: this is what reaches the search itself
            String value = one(SearchWords.OF_KIND.getOrDefault(parameter.getType(), SearchWords.ANYTHING), random);
            return encoded(parameter.getName()) + "=" + encoded(value);
        }
        String name = parameter.getName() + one(SearchWords.CHAINS, random) + one(SearchWords.MODIFIERS, random);
        return encoded(name) + "=" + encoded(one(SearchWords.ANYTHING, random));
    }

    private static void headers(RequestSpecification request, Random random) {
        if (random.nextInt(8) == 0) {
            request.accept(one(SearchWords.ACCEPTED, random));
        }
        if (random.nextInt(8) == 0) {
            request.contentType(one(SearchWords.CONTENT_TYPES, random));
        }
        if (random.nextInt(8) == 0) {
            request.header(
                    "Prefer",
                    one(
                            List.of(
                                    "handling=strict",
                                    "handling=lenient",
                                    "Handling=Lenient",
                                    "return=minimal",
                                    "respond-async",
                                    "x"),
                            random));
        }
        if (random.nextInt(8) == 0) {
            request.header("If-None-Match", one(List.of("W/\"1\"", "*", "x", "\""), random));
        }
        if (random.nextInt(8) == 0) {
            request.header("If-Modified-Since", one(List.of("x", "Sun, 22 Nov 2026 10:00:00 GMT"), random));
        }
        if (random.nextInt(8) == 0) {
            request.header("X-Request-Id", one(List.of("x", "1".repeat(300), "a b"), random));
        }
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
