package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes the page of a search that was loaded as {@link StoredText}, byte for byte what HAPI would have written. */
@Component
@Interceptor
public class StoredTextAnswers implements FhirInterceptor {

    private final FhirContext fhir;
    private final JsonFactory json = new JsonFactory();

    StoredTextAnswers(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The last of the hooks: what the others do to the answer is in it. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = Integer.MAX_VALUE)
    public boolean write(ServletRequestDetails request, ResponseDetails response) throws IOException {
        if (!(response.getResponseResource() instanceof Bundle bundle)
                || bundle.getEntry().stream()
                        .noneMatch(entry -> entry.hasResource()
                                && StoredText.in(entry.getResource()).isPresent())) {
            return true;
        }
        IParser parser = fhir.newJsonParser();
        RestfulServerUtils.configureResponseParser(request, parser);
        String contentType =
                RestfulServerUtils.determineResponseEncodingWithDefault(request).getResourceContentType();
        Writer writer = request.getResponse()
                .getResponseWriter(response.getResponseCode(), contentType, "UTF-8", request.isRespondGzip());
        List<BundleEntryComponent> entries = bundle.getEntry();
        bundle.setEntry(null);
        String withoutEntries = parser.encodeResourceToString(bundle);
        writer.write(withoutEntries, 0, withoutEntries.length() - 1);
        writer.write(",\"entry\":");
        JsonGenerator generator = json.createGenerator(writer)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        generator.writeStartArray();
        for (BundleEntryComponent entry : entries) {
            write(entry, parser, generator);
        }
        generator.writeEndArray();
        generator.close();
        writer.write("}");
        request.getResponse().commitResponse(writer);
        return false;
    }

    private static void write(BundleEntryComponent entry, IParser parser, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        if (entry.hasFullUrl()) {
            generator.writeStringField("fullUrl", entry.getFullUrl());
        }
        generator.writeFieldName("resource");
        write(entry.getResource(), parser, generator);
        if (entry.hasSearch()) {
            generator.writeObjectFieldStart("search");
            generator.writeStringField("mode", entry.getSearch().getMode().toCode());
            generator.writeEndObject();
        }
        generator.writeEndObject();
    }

    private static void write(Resource resource, IParser parser, JsonGenerator generator) throws IOException {
        Optional<StoredText> stored = StoredText.in(resource);
        if (stored.isEmpty()) {
            generator.writeRawValue(parser.encodeResourceToString(resource));
            return;
        }
        String rest = stored.get().rest();
        if (HeadWriter.canWrite(resource)) {
            HeadWriter.write(resource, generator);
            generator.writeRaw(rest, 0, rest.length() - 1);
            generator.writeEndObject();
        } else {
            String head = parser.encodeResourceToString(resource);
            generator.writeRawValue(head, 0, head.length() - 1);
            generator.writeRaw(rest);
        }
    }
}
