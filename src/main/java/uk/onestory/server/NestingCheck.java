package uk.onestory.server;

import com.ctc.wstx.api.WstxInputProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Looks through JSON and XML in one streaming pass before anything builds a tree of it: nesting that would exhaust the
 * stack, document types and entities (XXE), and what is no JSON or XML at all, are refused with 400.
 */
class NestingCheck {

    private final int depth;
    private final JsonFactory json;
    private final XMLInputFactory xml;

    NestingCheck(int depth, int limit) {
        this.depth = depth;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(limit)
                        .maxNameLength(1_000)
                        .build())
                // names come from clients: no table of them that grows
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
        // Woodstox, which HAPI brings
        this.xml = XMLInputFactory.newInstance();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, depth);
        xml.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limit);
    }

    /**
     * @param root resource type that the URL names: where a refusal points to begins there
     * @throws RefusedRequest 400
     */
    void check(byte[] body, String contentType, String root) throws IOException {
        switch (syntax(body, contentType)) {
            case JSON -> json(body, root);
            case XML -> xml(body, root);
            case OTHER -> {
                // a form, or the content of a Binary
            }
        }
    }

    private void json(byte[] body, String root) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            try {
                while (parser.nextToken() != null) {
                    // only to the end
                }
            } catch (StreamConstraintsException deep) {
                throw tooDeep(JsonPath.of(parser, root));
            } catch (JsonProcessingException broken) {
                throw unreadable(
                        "JSON",
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
                        broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr(),
                        JsonPath.of(parser, root));
            } catch (CharConversionException encoding) {
                throw unreadable("JSON in UTF-8", 0, 0, JsonPath.of(parser, root));
            }
        }
    }

    private void xml(byte[] body, String root) throws IOException {
        XMLStreamReader reader = null;
        try {
            reader = xml.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new RefusedRequest(Failure.of(
                                    400,
                                    IssueType.STRUCTURE,
                                    "XML with a document type or own entities is not accepted.")
                            .at(root));
                }
            }
        } catch (XMLStreamException broken) {
            if (String.valueOf(broken.getMessage()).contains("Maximum Element Depth")) {
                throw tooDeep(root);
            }
            throw unreadable(
                    "XML",
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber(),
                    broken.getLocation() == null ? 0 : broken.getLocation().getColumnNumber(),
                    root);
        } finally {
            close(reader);
        }
    }

    private RefusedRequest tooDeep(String path) {
        return new RefusedRequest(Failure.of(
                        400,
                        IssueType.STRUCTURE,
                        "The body is nested deeper than " + depth + " levels, or a name in it is too long.")
                .at(path));
    }

    private static RefusedRequest unreadable(String syntax, int line, int column, String path) {
        return new RefusedRequest(Failure.of(
                        400,
                        IssueType.STRUCTURE,
                        "The body is not well-formed " + syntax + " (line " + line + ", column " + column + ").")
                .at(path));
    }

    private static void close(XMLStreamReader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (XMLStreamException alreadyClosed) {
            // nothing is held but memory
        }
    }

    /** HAPI guesses the syntax from the first character where no content type is sent; so does this. */
    private static Syntax syntax(byte[] body, String contentType) {
        if (contentType != null && !contentType.isBlank()) {
            String type = contentType.toLowerCase(Locale.ROOT);
            return type.contains("json") ? Syntax.JSON : type.contains("xml") ? Syntax.XML : Syntax.OTHER;
        }
        for (byte next : body) {
            if (!Character.isWhitespace(next)) {
                return next == '{' || next == '[' ? Syntax.JSON : next == '<' ? Syntax.XML : Syntax.OTHER;
            }
        }
        return Syntax.OTHER;
    }

    private enum Syntax {
        JSON,
        XML,
        OTHER
    }
}
