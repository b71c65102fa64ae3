package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a batch has the form of FHIR where not all of it has: an entry without is answered by itself, and its place is
 * left empty so that the others keep theirs.
 */
class BatchBody {

    private static final String FIRST = "Bundle.entry[0]";

    private final JsonForm form;
    private final int most;

    /** What is passed on must be what was sent, to the last zero of a decimal. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** @param most entries that are looked at one by one */
    BatchBody(JsonForm form, int most) {
        this.form = form;
        this.most = most;
    }

    /**
     * @param body a JSON body with misfits
     * @return the body to go on with, its other entries being refused; empty where the misfit is not one of an entry, and
     *     for what is no batch
     */
    Optional<byte[]> soundPart(RequestDetails request, byte[] body) throws IOException {
        if (request.getResourceName() != null
                || !(json.readTree(body) instanceof ObjectNode batch)
                || !"batch".equals(batch.path("type").textValue())
                || !(batch.get("entry") instanceof ArrayNode entries)) {
            return Optional.empty();
        }
        if (entries.size() > most) {
            throw BundleLimits.tooMany(most);
        }
        ObjectNode around = batch.deepCopy();
        around.remove("entry");
        if (!misfits(around).isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < entries.size(); i++) {
            List<Misfit> found = misfits(alone(entries.get(i)));
            if (!found.isEmpty()) {
                EntryRefusals.of(request).add(i, new Refused(at(i, found)));
                entries.set(i, json.createObjectNode().put("id", "refused"));
            }
        }
        return Optional.of(json.writeValueAsBytes(batch));
    }

    private ObjectNode alone(JsonNode entry) {
        ObjectNode bundle = json.createObjectNode().put("resourceType", "Bundle");
        bundle.putArray("entry").add(entry);
        return bundle;
    }

    private List<Misfit> misfits(ObjectNode bundle) throws IOException {
        return form.misfits(json.writeValueAsBytes(bundle), "Bundle");
    }

    private static List<Misfit> at(int index, List<Misfit> found) {
        List<Misfit> moved = new ArrayList<>();
        for (Misfit misfit : found) {
            String path = misfit.path().startsWith(FIRST)
                    ? "Bundle.entry[" + index + "]" + misfit.path().substring(FIRST.length())
                    : misfit.path();
            moved.add(Misfit.of(path, misfit.kind(), misfit.words()));
        }
        return moved;
    }
}
