package uk.onestory.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;

/** What does not fit in a body of XML, as far as it helps to tell. */
class XmlMisfits {

    /** More would be no help. */
    private static final int MOST = 50;

    private static final Pattern NAME = Pattern.compile("\\w{1,64}");

    private final List<Misfit> found = new ArrayList<>();

    List<Misfit> all() {
        return found;
    }

    void add(Misfit misfit) {
        if (found.size() < MOST) {
            found.add(misfit);
        }
    }

    void add(String path, MisfitKind kind, String words) {
        add(Misfit.of(path, kind, words));
    }

    void empty(String path) {
        add(path, MisfitKind.EMPTY, "An element must not be empty: leave it out.");
    }

    /** @param what element or attribute */
    void unknown(String path, String what, String name) {
        add(
                path,
                MisfitKind.UNKNOWN,
                "FHIR R4 has no " + what + " " + (NAME.matcher(name).matches() ? name : "of this name") + " here.");
    }

    /**
     * Where schemas lie may stand anywhere: it says nothing about the resource.
     *
     * @param known names of attributes that may stand here
     * @return whether one of these does
     */
    boolean attributes(XMLStreamReader at, Set<String> known, String path) {
        boolean any = false;
        for (int i = 0; i < at.getAttributeCount(); i++) {
            String namespace = at.getAttributeNamespace(i);
            String name = at.getAttributeLocalName(i);
            if (namespace == null || namespace.isEmpty()) {
                if (!known.contains(name)) {
                    unknown(path, "attribute", name);
                } else if (!name.equals("value") && at.getAttributeValue(i).isBlank()) {
                    empty(path);
                }
                any |= known.contains(name);
            } else if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                unknown(path, "attribute", name);
            }
        }
        return any;
    }
}
