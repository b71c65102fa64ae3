package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** What {@link BatchBody} does with JSON, for XML that is well-formed. */
class XmlBatchBody {

    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)](?:\\..*)?");
    private static final int OF_BUNDLE = 2;

    private final XmlForm form;
    private final int most;
    private final XMLInputFactory reading = XMLInputFactory.newInstance();
    private final XMLOutputFactory writing = XMLOutputFactory.newInstance();
    private final XMLEventFactory events = XMLEventFactory.newInstance();

    /** @param most entries that are looked at one by one */
    XmlBatchBody(XmlForm form, int most) {
        this.form = form;
        this.most = most;
        reading.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        reading.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * @param misfits of the body
     * @return the body to go on with, its other entries being refused; empty where a misfit is not one of an entry, and for
     *     what is no batch
     */
    Optional<byte[]> soundPart(RequestDetails request, byte[] body, List<Misfit> misfits) {
        try {
            if (request.getResourceName() != null || !isBatch(body)) {
                return Optional.empty();
            }
            Map<Integer, List<Misfit>> refused = new TreeMap<>();
            byte[] left = body;
            List<Misfit> found = misfits;
            while (!found.isEmpty()) { // only so many are told at once
                Optional<Map<Integer, List<Misfit>>> more = byEntry(found);
                if (more.isEmpty()) {
                    return Optional.empty();
                }
                more.get().forEach((entry, of) -> refused.computeIfAbsent(entry, none -> new ArrayList<>())
                        .addAll(of));
                left = without(body, refused);
                found = form.misfits(left, "Bundle");
            }
            EntryRefusals refusals = EntryRefusals.of(request);
            refused.forEach((entry, of) -> refusals.add(entry, new Refused(of)));
            return Optional.of(left);
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Map<Integer, List<Misfit>>> byEntry(List<Misfit> misfits) {
        Map<Integer, List<Misfit>> entries = new TreeMap<>();
        for (Misfit misfit : misfits) {
            Matcher path = ENTRY.matcher(misfit.path());
            if (!path.matches()) {
                return Optional.empty();
            }
            entries.computeIfAbsent(Integer.valueOf(path.group(1)), none -> new ArrayList<>())
                    .add(misfit);
        }
        return Optional.of(entries);
    }

    private boolean isBatch(byte[] body) throws XMLStreamException {
        XMLEventReader events = reading.createXMLEventReader(new ByteArrayInputStream(body));
        int depth = 0;
        int entries = 0;
        boolean batch = false;
        while (events.hasNext()) {
            XMLEvent event = events.nextEvent();
            if (event.isStartElement()) {
                depth++;
                StartElement element = event.asStartElement();
                String name = element.getName().getLocalPart();
                if (depth == 1 && !name.equals("Bundle")) {
                    return false;
                }
                if (depth == OF_BUNDLE && name.equals("type")) {
                    Attribute value = element.getAttributeByName(new QName("value"));
                    batch = value != null && "batch".equals(value.getValue());
                } else if (depth == OF_BUNDLE && name.equals("entry")) {
                    entries++;
                }
            } else if (event.isEndElement()) {
                depth--;
            }
        }
        if (batch && entries > most) {
            throw BundleLimits.tooMany(most);
        }
        return batch;
    }

    /** In the place of each refused entry an empty one, so that the others keep theirs. */
    private byte[] without(byte[] body, Map<Integer, List<Misfit>> refused) throws XMLStreamException {
        ByteArrayOutputStream left = new ByteArrayOutputStream(body.length);
        XMLEventReader from = reading.createXMLEventReader(new ByteArrayInputStream(body));
        XMLEventWriter to = writing.createXMLEventWriter(left, StandardCharsets.UTF_8.name());
        int depth = 0;
        int entry = -1;
        boolean passing = false;
        while (from.hasNext()) {
            XMLEvent event = from.nextEvent();
            if (event.isStartElement()) {
                depth++;
                StartElement element = event.asStartElement();
                if (depth == OF_BUNDLE && element.getName().getLocalPart().equals("entry")) {
                    entry++;
                    if (refused.containsKey(entry)) {
                        passing = true;
                        to.add(events.createStartElement(
                                element.getName(),
                                List.of(events.createAttribute("id", "refused")).iterator(),
                                element.getNamespaces()));
                    }
                }
            }
            boolean last = passing && event.isEndElement() && depth == OF_BUNDLE;
            if ((!passing || last) && !event.isStartDocument()) {
                to.add(event);
            }
            if (event.isEndElement()) {
                depth--;
            }
            passing = passing && !last;
        }
        to.close();
        return left.toByteArray();
    }
}
