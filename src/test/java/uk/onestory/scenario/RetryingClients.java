package uk.onestory.scenario;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import uk.onestory.Fixtures;
import uk.onestory.ServerProcess;

/** Partners that send one referral after the other, each with an id, and know which of them were answered. */
final class RetryingClients {

    private final ExecutorService writers;
    private final int number;
    private final AtomicBoolean over = new AtomicBoolean();

    /** By {@code X-Request-Id}. */
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> differing = new ArrayList<>();

    RetryingClients(int number) {
        this.number = number;
        this.writers = Executors.newFixedThreadPool(number);
    }

    void start(ServerProcess server, String token) {
        for (int i = 0; i < number; i++) {
            writers.execute(() -> {
                while (!over.get()) {
                    String id = UUID.randomUUID().toString();
                    bodies.put(id, Fixtures.json("scenario/gp-refers-to-cmht.json"));
                    try {
                        Response answer = send(server, token, id);
                        if (answer.statusCode() == 200) {
                            answers.put(id, answer.asString());
                        }
                    } catch (Exception connectionLost) {
                        return; // it may have been done, or not
                    }
                }
            });
        }
    }

    void stop() throws InterruptedException {
        over.set(true);
        writers.shutdown();
        if (!writers.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a client waits for an answer");
        }
    }

    /** Everything once more, also what was answered. */
    void sendAgain(ServerProcess server, String token) {
        Map<String, String> known = new HashMap<>(answers);
        bodies.keySet().forEach(id -> {
            Response answer = send(server, token, id);
            if (answer.statusCode() != 200) {
                lost.add(answer.statusCode() + " " + answer.asString());
            } else if (known.containsKey(id) && !known.get(id).equals(answer.asString())) {
                differing.add(answer.asString());
            }
        });
    }

    /** {@code ServiceRequest/id} of all that was answered. */
    List<String> acknowledgedReferrals() {
        return answers.values().stream()
                .flatMap(answer -> JsonPath.from(answer).getList("entry.response.location", String.class).stream())
                .filter(location -> location.startsWith("ServiceRequest/"))
                .map(location -> location.replaceFirst("/_history/.*$", ""))
                .toList();
    }

    int sent() {
        return bodies.size();
    }

    int answered() {
        return answers.size();
    }

    List<String> lost() {
        return lost;
    }

    /** Second answers that are not the first. */
    List<String> differing() {
        return differing;
    }

    private Response send(ServerProcess server, String token, String id) {
        return given().header("Authorization", "Bearer " + token)
                .header("X-Request-Id", id)
                .contentType("application/fhir+json")
                .body(bodies.get(id))
                .post(server.base());
    }
}
