package uk.onestory.server;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes type, id and meta of a resource as HAPI's encoder does, in a fifth of its time: that one walks the definitions of
 * the whole type for these few fields, and a page of a search or a story has one head for each resource.
 */
final class HeadWriter {

    private HeadWriter() {}

    /** Whether meta holds nothing but plain values; ids and extensions of elements are left to HAPI. */
    static boolean canWrite(Resource resource) {
        Meta meta = resource.getMeta();
        return isPlain(meta)
                && plain(meta.getVersionIdElement(), meta.getLastUpdatedElement(), meta.getSourceElement())
                && meta.getProfile().stream().allMatch(HeadWriter::isPlain)
                && Stream.concat(meta.getSecurity().stream(), meta.getTag().stream())
                        .allMatch(HeadWriter::isPlain);
    }

    /** Leaves the object open: what follows the head goes into it. */
    static void write(Resource resource, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", resource.fhirType());
        if (resource.getIdElement().hasIdPart()) {
            json.writeStringField("id", resource.getIdElement().getIdPart());
        }
        Meta meta = resource.getMeta();
        if (meta.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("meta");
        write("versionId", meta.getVersionIdElement(), json);
        write("lastUpdated", meta.getLastUpdatedElement(), json);
        write("source", meta.getSourceElement(), json);
        if (meta.hasProfile()) {
            json.writeArrayFieldStart("profile");
            for (PrimitiveType<?> profile : meta.getProfile()) {
                json.writeString(profile.getValueAsString());
            }
            json.writeEndArray();
        }
        write("security", meta.getSecurity(), json);
        write("tag", meta.getTag(), json);
        json.writeEndObject();
    }

    private static void write(String name, List<Coding> codings, JsonGenerator json) throws IOException {
        if (codings.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Coding coding : codings) {
            json.writeStartObject();
            write("system", coding.getSystemElement(), json);
            write("version", coding.getVersionElement(), json);
            write("code", coding.getCodeElement(), json);
            write("display", coding.getDisplayElement(), json);
            if (coding.hasUserSelected()) {
                json.writeBooleanField("userSelected", coding.getUserSelected());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(String name, PrimitiveType<?> value, JsonGenerator json) throws IOException {
        if (value.hasValue()) {
            json.writeStringField(name, value.getValueAsString());
        }
    }

    private static boolean isPlain(Coding coding) {
        return isPlain((Element) coding)
                && !coding.isEmpty()
                && plain(
                        coding.getSystemElement(),
                        coding.getVersionElement(),
                        coding.getCodeElement(),
                        coding.getDisplayElement(),
                        coding.getUserSelectedElement());
    }

    private static boolean isPlain(PrimitiveType<?> listed) {
        return isPlain((Element) listed) && listed.hasValue();
    }

    private static boolean plain(Element... elements) {
        return Stream.of(elements).allMatch(HeadWriter::isPlain);
    }

    private static boolean isPlain(Element element) {
        return !element.hasId() && !element.hasExtension();
    }
}
