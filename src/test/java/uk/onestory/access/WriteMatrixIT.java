package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.BundleText.entry;
import static uk.onestory.BundleText.statuses;
import static uk.onestory.BundleText.stored;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.BundleText;
import uk.onestory.server.SupportedResources;

/**
 * Every kind of partner, every way to write, every type, with every other type in the URL: a bundle stores nothing that
 * the partner could not write by itself.
 */
class WriteMatrixIT {

    private static final int MOST = 500;
    private static final String ID = "of-the-matrix";

    /** What refuses before anything is stored or validated. */
    private static final Set<Integer> REFUSED = Set.of(400, 403, 404, 405, 415);

    private static final Set<Integer> NOT_ALLOWED = Set.of(403, 405);

    /** A type that the kind may write, or else read. */
    private static final Map<String, String> OWN =
            Map.of("demo-gp", "Condition", "demo-admin", "Organization", "demo-reporting", "Measure");

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-admin", "demo-reporting"})
    void aBatchStoresNoTypeUnderTheUrlOfAnother(String partner) {
        List<String> entries = new ArrayList<>();
        for (String url : SupportedResources.TYPES) {
            for (String stored : SupportedResources.TYPES) {
                if (!url.equals(stored)) {
                    entries.addAll(smuggled(url, stored));
                }
            }
        }
        long before = stored();
        for (int from = 0; from < entries.size(); from += MOST) {
            List<String> part = entries.subList(from, Math.min(entries.size(), from + MOST));
            Response answer = BundleText.send(partner, "batch", part);
            assertThat(answer.statusCode()).isEqualTo(200);
            List<Integer> statuses = statuses(answer);
            assertThat(statuses).hasSameSizeAs(part);
            for (int i = 0; i < part.size(); i++) {
                assertThat(statuses.get(i)).as(part.get(i)).isIn(REFUSED);
            }
        }
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-admin", "demo-reporting"})
    void aTransactionStoresNoTypeUnderTheUrlOfAnother(String partner) {
        String url = OWN.get(partner);
        long before = stored();
        for (String stored : SupportedResources.TYPES) {
            if (!url.equals(stored)) {
                for (String entry : smuggled(url, stored)) {
                    assertThat(BundleText.transaction(partner, entry).statusCode())
                            .as(entry)
                            .isIn(REFUSED);
                }
            }
        }
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-admin", "demo-reporting"})
    void whatIsRefusedAloneIsRefusedInABundle(String partner) {
        List<String> refusedAlone = new ArrayList<>();
        for (String type : SupportedResources.TYPES) {
            String resource = resource(type);
            String known = "{\"resourceType\":\"" + type + "\",\"id\":\"" + ID + "\"}";
            String patch = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\"}]}";
            String at = "/" + type + "/" + ID;
            if (isRefused(as(partner).body(resource).post("/" + type))) {
                refusedAlone.add(entry("POST", type, resource));
            }
            if (isRefused(as(partner).body(known).put(at))) {
                refusedAlone.add(entry("PUT", type + "/" + ID, known));
                refusedAlone.add(entry("PUT", type + "?_id=" + ID, resource));
            }
            if (isRefused(as(partner).body(patch).patch(at))) {
                refusedAlone.add(entry("PATCH", type + "/" + ID, patch));
                refusedAlone.add(entry("PATCH", type + "?_id=" + ID, patch));
            }
            if (isRefused(as(partner).delete(at))) {
                refusedAlone.add(entry("DELETE", type + "/" + ID));
                refusedAlone.add(entry("DELETE", type + "?_id=" + ID));
            }
        }
        long before = stored();
        List<Integer> statuses = statuses(BundleText.send(partner, "batch", refusedAlone));
        assertThat(statuses).hasSameSizeAs(refusedAlone).isSubsetOf(REFUSED);
        for (int i = 0; i < refusedAlone.size(); i += 7) {
            assertThat(BundleText.transaction(partner, refusedAlone.get(i)).statusCode())
                    .as(refusedAlone.get(i))
                    .isIn(REFUSED);
        }
        assertThat(stored()).isEqualTo(before);
    }

    /** Conformance resources are written by the installation alone, AuditEvents by the server. */
    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-admin", "demo-reporting"})
    void nobodyWritesWhatTheServerLivesBy(String partner) {
        List<String> types = new ArrayList<>(SupportedResources.CONFORMANCE);
        types.addAll(List.of("AuditEvent", "Binary", "Bundle"));
        for (String type : types) {
            assertThat(as(partner).body(resource(type)).post("/" + type).statusCode())
                    .as(type)
                    .isIn(NOT_ALLOWED);
            assertThat(statuses(BundleText.batch(partner, entry("POST", type, resource(type)))))
                    .as(type)
                    .containsExactly(403);
        }
    }

    private static boolean isRefused(Response alone) {
        return NOT_ALLOWED.contains(alone.statusCode());
    }

    /** All ways to say one type and bring another one. */
    private static List<String> smuggled(String url, String stored) {
        String resource = resource(stored);
        return List.of(
                entry("POST", url, resource),
                entry("PUT", url + "/" + ID, "{\"resourceType\":\"" + stored + "\",\"id\":\"" + ID + "\"}"),
                entry("PUT", url + "?_id=" + ID, resource),
                entry("PATCH", url + "/" + ID, resource));
    }

    private static String resource(String type) {
        return "{\"resourceType\":\"" + type + "\",\"language\":\"en\"}";
    }
}
