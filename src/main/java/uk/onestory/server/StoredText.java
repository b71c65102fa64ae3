package uk.onestory.server;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * A resource of a search result as it stands in the database: the <em>head</em> (type, id and meta) is an object as
 * always, the rest is text that goes into the answer as it is. A page of a search is neither parsed nor encoded again,
 * which is most of what it costs.
 *
 * <p>A hook that sees search results (STORAGE_PRESHOW_RESOURCES) sees heads: it may hide them, and decide by type, id and
 * meta.
 */
final class StoredText {

    private static final String KEY = StoredText.class.getName();
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> OF_THE_HEAD = Set.of("resourceType", "id", "meta");
    private static final Set<String> SHAPING =
            Set.of("_summary", "_elements", "_elements:exclude", "_pretty", "_narrative");

    /** Whether what this thread loads goes to the client as it is. */
    private static final ThreadLocal<Boolean> WANTED = ThreadLocal.withInitial(() -> false);

    private final String head;
    private final String rest;

    private StoredText(String head, String rest) {
        this.head = head;
        this.rest = rest;
    }

    /** Cuts what the storage wrote; empty where it does not begin with type, id and meta. */
    static Optional<StoredText> of(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            int end = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME && OF_THE_HEAD.contains(parser.currentName())) {
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken();
                end = (int) parser.currentLocation().getCharOffset();
            }
            return end < 0 || !json.endsWith("}")
                    ? Optional.empty()
                    : Optional.of(new StoredText(json.substring(0, end) + "}", json.substring(end)));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** A resource with nothing but type, id and meta, in JSON. */
    String head() {
        return head;
    }

    /** What follows these: a comma and more fields, or nothing but the last bracket. */
    String rest() {
        return rest;
    }

    void attachTo(IBaseResource parsedHead) {
        parsedHead.setUserData(KEY, this);
    }

    /** Empty for a resource that is an object with all its content. */
    static Optional<StoredText> in(IBaseResource resource) {
        return Optional.ofNullable((StoredText) resource.getUserData(KEY));
    }

    static boolean wanted() {
        return WANTED.get();
    }

    /** Runs the search of this request, with stored texts for its result where they can be the answer as they are. */
    static <T> T search(RequestDetails request, Supplier<T> search) {
        boolean before = WANTED.get();
        WANTED.set(isAnswerOf(request));
        try {
            return search.get();
        } finally {
            WANTED.set(before);
        }
    }

    /** Not inside of a bundle, where HAPI puts the answer together, and not where the client wants another form. */
    private static boolean isAnswerOf(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE && wantsPlainJson(request);
    }

    /** Whether what is stored can be a part of the answer as it is. */
    static boolean wantsPlainJson(RequestDetails request) {
        return request instanceof ServletRequestDetails
                && !(request instanceof ServletSubRequestDetails)
                && request.getParameters().keySet().stream().noneMatch(SHAPING::contains)
                && !RestfulServerUtils.prettyPrintResponse(request.getServer(), request)
                && RestfulServerUtils.determineResponseEncodingWithDefault(request)
                                .getEncoding()
                        == EncodingEnum.JSON;
    }
}
