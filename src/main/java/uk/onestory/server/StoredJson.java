package uk.onestory.server;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * For rooms that put a Bundle of stored resources together: it goes out with their texts as they are stored, where the
 * client wants plain JSON. What was changed since it was loaded must be {@link #forget forgotten}.
 */
public final class StoredJson {

    private static final String KEY = StoredJson.class.getName();

    private StoredJson() {}

    /** @param json what the storage holds; null where it has another form */
    public static void keep(Resource resource, String json) {
        resource.setUserData(KEY, json);
    }

    /** What was kept; null where there is none. */
    public static String of(Resource resource) {
        return (String) resource.getUserData(KEY);
    }

    /** What the model says counts from now on. */
    public static void forget(Resource resource) {
        resource.clearUserData(KEY);
    }

    /**
     * The last thing that is done to the answer: where the text of a resource is known, type, id and meta are all that
     * counts of its object from now on.
     */
    public static Bundle answer(Bundle bundle, RequestDetails request) {
        if (StoredText.wantsPlainJson(request) && !wantsAnotherForm(request)) {
            bundle.getEntry().forEach(StoredJson::shorten);
        }
        return bundle;
    }

    /** HAPI takes what it does not know for JSON. */
    private static boolean wantsAnotherForm(RequestDetails request) {
        String[] format = request.getParameters().get(Constants.PARAM_FORMAT);
        String asked = format != null && format.length > 0 ? format[0] : request.getHeader(Constants.HEADER_ACCEPT);
        return asked != null && !asked.contains("json") && !asked.contains("*/*");
    }

    private static void shorten(BundleEntryComponent entry) {
        Resource whole = entry.getResource();
        if (whole.getUserData(KEY) instanceof String json) {
            StoredText.of(json).ifPresent(text -> {
                Resource head = HeadWriter.canWrite(whole) ? whole : headOf(whole);
                text.attachTo(head);
                entry.setResource(head);
            });
        }
    }

    private static Resource headOf(Resource whole) {
        try {
            Resource head = whole.getClass().getDeclaredConstructor().newInstance();
            head.setIdElement(whole.getIdElement());
            head.setMeta(whole.getMeta());
            return head;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
