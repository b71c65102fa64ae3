package uk.onestory.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.OneStoryServer;

/** Puts a mark somewhere into what is sent, in a form that may be wrong: it is stored, or all is refused. */
final class FormMutation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("<[a-z]\\w*(?: [^>]*)?>");
    private static final List<String> CHARSETS =
            List.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "IBM500", "x-none");
    private static final List<String> TYPES = List.of(
            "application/fhir+json",
            "application/json",
            "text/json",
            "application/fhir+xml",
            "application/xml",
            "text/turtle",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
            "application/fhir+json, application/fhir+xml",
            "application/fhir+ndjson",
            "garbage",
            "a/b/c",
            ";",
            "application/fhir+json; fhirVersion=3.0; charset");

    private final Random random;
    private final String mark;

    FormMutation(long seed) {
        this.random = new Random(seed);
        this.mark = "Zoë" + seed;
    }

    static final class Sent {

        private final String contentType;
        private final byte[] body;

        Sent(String contentType, byte[] body) {
            this.contentType = contentType;
            this.body = body;
        }

        String contentType() {
            return contentType;
        }

        byte[] body() {
            return body;
        }
    }

    String mark() {
        return mark;
    }

    Sent of(String example) throws IOException {
        return switch (random.nextInt(4)) {
            case 0 -> new Sent("application/fhir+xml", xml(example).getBytes(StandardCharsets.UTF_8));
            case 1 -> new Sent("application/fhir+json", twin(example).getBytes(StandardCharsets.UTF_8));
            case 2 -> new Sent("application/fhir+json", narrative(example).getBytes(StandardCharsets.UTF_8));
            default ->
                encoded(random.nextBoolean() ? xml(example) : marked(example).toString());
        };
    }

    /** One operation with something missing or odd; the mark in its value. */
    Sent patch() {
        String[] values = {
            "\"" + mark + "\"",
            "[\"" + mark + "\"]",
            "{\"text\":\"" + mark + "\"}",
            "[{\"text\":\"" + mark + "\"}]",
            "{\"extension\":[{\"url\":\"u:x\",\"valueString\":\"" + mark + "\"}]}",
            "[{\"extension\":[{\"url\":\"u:x\",\"valueString\":\"" + mark + "\"}]}]",
            "{\"status\":\"generated\",\"div\":\"<div>" + mark + "<p></div>\"}",
            "null",
            "7",
            "true"
        };
        String[] paths = {
            "/gender",
            "/active",
            "/name",
            "/name/0",
            "/name/0/given",
            "/name/0/_given",
            "/name/-",
            "/text",
            "/text/div",
            "/meta",
            "/meta/tag",
            "/id",
            "/resourceType",
            "/contained",
            "/extension",
            "",
            "/x/y/z",
            "name",
            "/deceasedBoolean",
            "/_birthDate",
            "/implicitRules",
            "/identifier/0/value"
        };
        String path = "\"path\":\"" + pick(paths) + "\"";
        List<String> parts = new ArrayList<>(List.of(
                "\"op\":\"" + pick("add", "replace", "test", "remove", "move", "copy", "x") + "\"",
                path,
                "\"value\":" + pick(values),
                "\"from\":\"" + pick(paths) + "\""));
        if (random.nextInt(3) == 0) {
            parts.remove(random.nextInt(parts.size()));
        }
        String operation = "{" + String.join(",", parts) + "}";
        String body = random.nextInt(10) == 0 ? operation : "[" + operation + "]";
        return new Sent("application/json-patch+json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Sent encoded(String text) {
        String name = pick(CHARSETS);
        byte[] body = text.getBytes(name.equals("x-none") ? StandardCharsets.UTF_8 : Charset.forName(name));
        String type = random.nextInt(3) == 0
                ? pick(TYPES)
                : text.startsWith("<") ? "application/fhir+xml" : "application/fhir+json";
        return new Sent(random.nextBoolean() ? type : type + "; charset=" + name, body);
    }

    private static ObjectNode tree(String example) throws IOException {
        return (ObjectNode) JSON.readTree(example);
    }

    private ObjectNode marked(String example) throws IOException {
        ObjectNode root = tree(example);
        extension(root);
        return root;
    }

    private void extension(ObjectNode holder) {
        JsonNode list = holder.get("extension");
        ArrayNode extensions = list instanceof ArrayNode there ? there : holder.putArray("extension");
        extensions.addObject().put("url", "https://example.org/mark").put("valueString", mark);
    }

    /** Beside a simple value, or in its place, in a list or not. */
    private String twin(String example) throws IOException {
        ObjectNode root = tree(example);
        List<ObjectNode> holders = new ArrayList<>();
        collect(root, holders);
        ObjectNode holder = pick(holders);
        List<String> names = new ArrayList<>();
        holder.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "line" : pick(names);
        ObjectNode more = JSON.createObjectNode();
        extension(more);
        boolean list = holder.path(name).isArray() || random.nextInt(4) == 0;
        holder.set("_" + name, list ? JSON.createArrayNode().add(more) : more);
        if (random.nextBoolean()) {
            holder.remove(name);
        }
        return root.toString();
    }

    private String narrative(String example) throws IOException {
        ObjectNode root = tree(example);
        String div = pick(
                "<div xmlns=\"http://www.w3.org/1999/xhtml\">MARK</div>",
                "<div>MARK<p></div>",
                "<div>MARK</div><div>x</div>",
                "<p>MARK</p>",
                "MARK",
                "<!DOCTYPE x [<!ENTITY e \"x\">]><div>MARK&e;</div>",
                "<div>MARK<script>x</script></div>",
                "<div>MARK&nbsp;&foo;</div>",
                "<?xml version=\"1.0\"?><div>MARK</div>",
                "<div onclick=\"x\">MARK</div>",
                "<div".repeat(2000) + "MARK");
        ObjectNode at = root;
        if (random.nextInt(3) == 0) {
            at = root.putArray("contained")
                    .addObject()
                    .put("resourceType", "Basic")
                    .put("id", "b");
            at.putObject("code").put("text", "x");
        }
        at.putObject("text").put("status", "generated").put("div", div.replace("MARK", mark));
        return root.toString();
    }

    private String xml(String example) throws IOException {
        Resource resource = (Resource) OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(tree(example).toString());
        String xml = OneStoryServer.fhir().newXmlParser().encodeResourceToString(resource);
        String odd = pick(
                        "MARK",
                        "<foreign value=\"MARK\"/>",
                        "<x:id xmlns:x=\"urn:x\" value=\"MARK\"/>",
                        "<extension url=\"https://example.org/mark\"><valueString value=\"MARK\"/></extension>",
                        "<extension url=\"https://example.org/mark\"><valueString value=\"MARK\"/><valueCode value=\"x\"/></extension>",
                        "<id value=\"MARK\"/>",
                        "<text value=\"MARK\"/>",
                        "<name value=\"MARK\"/>",
                        "<contained/><!-- MARK -->",
                        "<![CDATA[MARK]]>")
                .replace("MARK", mark);
        List<Integer> places = new ArrayList<>();
        Matcher tag = TAG.matcher(xml);
        while (tag.find()) {
            if (!tag.group().endsWith("/>")) {
                places.add(tag.end());
            }
        }
        int at = places.isEmpty() || random.nextInt(3) == 0 ? xml.lastIndexOf("</") : pick(places);
        return xml.substring(0, at) + odd + xml.substring(at);
    }

    private static void collect(JsonNode node, List<ObjectNode> holders) {
        if (node instanceof ObjectNode object) {
            holders.add(object);
        }
        node.forEach(child -> collect(child, holders));
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
