package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import com.ctc.wstx.api.WstxInputProperties;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import uk.onestory.fhir.ChildTypes;

/**
 * Compares XML with the form that FHIR R4 gives its resource type (xml.html), as {@link JsonForm} does with JSON: HAPI drops
 * stray text, empty elements, second values and what it does not know without a word. The order of elements is free, as
 * nothing is lost by it.
 */
class XmlForm {

    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String ID = "id";

    private final FhirContext fhir;
    private final BaseRuntimeElementCompositeDefinition<?> extension;
    private final XMLInputFactory xml = XMLInputFactory.newInstance();

    XmlForm(FhirContext fhir) {
        this.fhir = fhir;
        this.extension = (BaseRuntimeElementCompositeDefinition<?>) fhir.getElementDefinition("Extension");
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // as long as the body may be: its size was checked before
        xml.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
    }

    /** @param expected resource type to name where the body names none */
    List<Misfit> misfits(byte[] body, String expected) {
        try {
            XMLStreamReader at = xml.createXMLStreamReader(new ByteArrayInputStream(body));
            at.nextTag();
            Walk walk = new Walk(at);
            walk.resource(expected, true);
            return walk.found.all();
        } catch (XMLStreamException unreadable) {
            return List.of(Misfit.of(expected, MisfitKind.OBJECT, "The body is not well-formed XML."));
        }
    }

    /** One pass; each method begins at the start of an element and leaves at its end. */
    private final class Walk {

        private final XMLStreamReader at;
        private final XmlMisfits found = new XmlMisfits();

        Walk(XMLStreamReader at) {
            this.at = at;
        }

        void resource(String path, boolean root) throws XMLStreamException {
            String type = at.getLocalName();
            if (!FHIR.equals(at.getNamespaceURI()) || !fhir.getResourceTypes().contains(type)) {
                found.add(
                        path,
                        MisfitKind.RESOURCE_TYPE,
                        "An element of the namespace " + FHIR + " must name a resource type of FHIR R4.");
                skip();
                return;
            }
            String here = root ? type : path;
            found.attributes(at, Set.of(), here);
            content(fhir.getResourceDefinition(type), here, true);
        }

        /** @return the names of the elements that stand in it */
        private Set<String> content(BaseRuntimeElementCompositeDefinition<?> definition, String path, boolean resource)
                throws XMLStreamException {
            Map<String, Integer> seen = new HashMap<>();
            while (nextElement(path)) {
                element(definition, path, resource, seen);
            }
            return seen.keySet();
        }

        /** To the next start of an element, or the end of the one that it stands in. */
        private boolean nextElement(String path) throws XMLStreamException {
            int event = at.next();
            while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
                boolean text = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
                if (text && !at.getText().isBlank()) {
                    found.add(path, MisfitKind.UNKNOWN, "Text stands in the attribute value only.");
                }
                event = at.next();
            }
            return event == XMLStreamConstants.START_ELEMENT;
        }

        private void element(
                BaseRuntimeElementCompositeDefinition<?> definition,
                String path,
                boolean resource,
                Map<String, Integer> seen)
                throws XMLStreamException {
            String name = at.getLocalName();
            BaseRuntimeChildDefinition child = definition.getChildByName(name);
            BaseRuntimeElementDefinition<?> type = child == null ? null : ChildTypes.of(child, name);
            boolean narrative = PrimitiveForm.isNarrative(type);
            boolean attribute = name.equals(ID) ? !resource : definition == extension && name.equals("url");
            if (child == null || attribute || !(narrative ? XHTML : FHIR).equals(at.getNamespaceURI())) {
                seen.merge("", 1, Integer::sum);
                found.unknown(path, "element", name);
                skip();
                return;
            }
            boolean repeats = child.getMax() != 1;
            int index = seen.merge(child.getElementName(), 1, Integer::sum) - 1;
            String here = path + "." + FhirPathName.of(child) + (repeats ? "[" + index + "]" : "");
            if (!repeats && index > 0) {
                found.add(here, MisfitKind.NO_ARRAY, "This element does not repeat, in whatever type.");
            }
            if (narrative) {
                skip();
            } else if (child instanceof RuntimeChildDirectResource || child instanceof RuntimeChildContainedResources) {
                wrapped(here);
            } else if (name.equals("extension") || name.equals("modifierExtension")) {
                composite(extension, Set.of(ID, "url"), here);
            } else if (type instanceof BaseRuntimeElementCompositeDefinition<?> parts) {
                composite(parts, "Extension".equals(parts.getName()) ? Set.of(ID, "url") : Set.of(ID), here);
            } else {
                primitive(new PrimitiveForm(child, type), KeptByHapi.extensions(type.getName(), path), here);
            }
        }

        /** Around a resource stands its element: exactly one each. */
        private void wrapped(String path) throws XMLStreamException {
            found.attributes(at, Set.of(), path);
            int count = 0;
            while (nextElement(path)) {
                count++;
                resource(path, false);
            }
            if (count != 1) {
                found.add(path, count == 0 ? MisfitKind.EMPTY : MisfitKind.NO_ARRAY, "One resource stands here.");
            }
        }

        private void composite(BaseRuntimeElementCompositeDefinition<?> definition, Set<String> attributes, String path)
                throws XMLStreamException {
            boolean named = found.attributes(at, attributes, path);
            Set<String> parts = content(definition, path, false);
            if (parts.isEmpty() && !named) {
                found.empty(path);
            } else if (definition.getName().equals("Coding") && !KeptByHapi.all(path, parts)) {
                found.add(KeptByHapi.label(path));
            }
        }

        private void primitive(PrimitiveForm form, boolean extensible, String path) throws XMLStreamException {
            String value = at.getAttributeValue(null, "value");
            boolean named = at.getAttributeValue(null, ID) != null;
            found.attributes(at, Set.of("value", ID), path);
            if (value != null) {
                form.misfit(value, path).ifPresent(found::add);
            }
            int extensions = 0;
            while (nextElement(path)) {
                if (extensible
                        && FHIR.equals(at.getNamespaceURI())
                        && at.getLocalName().equals("extension")) {
                    composite(extension, Set.of(ID, "url"), path + ".extension[" + extensions + "]");
                } else {
                    found.unknown(path, "element", at.getLocalName());
                    skip();
                }
                extensions++;
            }
            if (extensions == 0 && value == null) {
                found.empty(path);
            } else if (extensions == 0 && named) {
                found.add(path, MisfitKind.UNKNOWN, "Without an extension the id of a value is not kept.");
            }
        }

        private void skip() throws XMLStreamException {
            for (int depth = 1; depth > 0; ) {
                int event = at.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
            }
        }
    }
}
