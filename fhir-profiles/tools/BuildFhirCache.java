import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Builds the FHIR package folder that SUSHI reads, from the R4 definitions inside the HAPI jar
 * hapi-fhir-validation-resources-r4, so that compiling the profiles needs no FHIR package registry.
 *
 * <p>Run as a source file: {@code java -cp <HAPI jars> BuildFhirCache.java <home>/.fhir/packages}. A folder that is
 * already complete is left alone.
 */
public class BuildFhirCache {

    private static final String RESOURCES = "/org/hl7/fhir/r4/model/";

    private static final List<String> SOURCES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml",
            "sp/search-parameters.json");

    /** SUSHI loads the newest of these unless the configuration names a version: it names this one, which is empty. */
    private static final List<String> STUBS =
            List.of("hl7.fhir.uv.tools.r4", "hl7.terminology.r4", "hl7.fhir.uv.extensions.r4");

    private static final String STUB_VERSION = "0.0.0-stub";

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: BuildFhirCache <package folder>");
            System.exit(2);
        }
        Path packages = Path.of(args[0]);
        for (String name : STUBS) {
            writeManifest(
                    packages.resolve(name + "#" + STUB_VERSION + "/package"),
                    """
                    {"name":"%s","version":"%s","fhirVersions":["4.0.1"],"type":"fhir.ig"}
                    """
                            .formatted(name, STUB_VERSION));
        }
        writeCore(packages.resolve("hl7.fhir.r4.core#4.0.1/package"));
    }

    private static void writeCore(Path folder) throws IOException {
        // The manifest is written last: where it stands, an earlier run came to its end.
        if (Files.exists(folder.resolve("package.json"))) {
            return;
        }
        Files.createDirectories(folder);
        FhirContext context = FhirContext.forR4();
        IParser writer = context.newJsonParser();
        List<String> index = new ArrayList<>();
        Set<String> written = new HashSet<>();
        for (String source : SOURCES) {
            for (BundleEntryComponent entry : read(context, source).getEntry()) {
                Resource resource = entry.getResource();
                String file = resource.fhirType() + "-" + resource.getIdPart() + ".json";
                if (written.add(file)) {
                    Files.writeString(folder.resolve(file), writer.encodeResourceToString(resource));
                    index.add(indexEntry(file, resource));
                }
            }
        }
        Files.writeString(
                folder.resolve(".index.json"),
                "{\"index-version\":2,\"files\":[\n" + String.join(",\n", index) + "\n]}");
        writeManifest(
                folder,
                """
                {"name":"hl7.fhir.r4.core","version":"4.0.1","type":"fhir.core","tools-version":3,
                 "canonical":"http://hl7.org/fhir","url":"http://hl7.org/fhir/R4","fhirVersions":["4.0.1"],
                 "license":"CC0-1.0","title":"FHIR R4 core, rebuilt from hapi-fhir-validation-resources-r4"}
                """);
        System.out.println(written.size() + " definitions of FHIR R4 written");
    }

    private static Bundle read(FhirContext context, String source) throws IOException {
        IParser parser = source.endsWith(".json") ? context.newJsonParser() : context.newXmlParser();
        try (Reader reader = new InputStreamReader(
                BuildFhirCache.class.getResourceAsStream(RESOURCES + source), StandardCharsets.UTF_8)) {
            return parser.parseResource(Bundle.class, reader);
        }
    }

    private static String indexEntry(String file, Resource resource) {
        StringBuilder line = new StringBuilder("{").append(pair("filename", file));
        line.append(',').append(pair("resourceType", resource.fhirType()));
        line.append(',').append(pair("id", resource.getIdPart()));
        if (resource instanceof MetadataResource metadata) {
            line.append(',').append(pair("url", metadata.getUrl()));
            if (metadata.hasVersion()) {
                line.append(',').append(pair("version", metadata.getVersion()));
            }
        }
        if (resource instanceof StructureDefinition definition) {
            line.append(',').append(pair("kind", definition.getKind().toCode()));
            line.append(',').append(pair("type", definition.getType()));
            if (definition.hasDerivation()) {
                line.append(',').append(pair("derivation", definition.getDerivation().toCode()));
            }
        }
        return line.append('}').toString();
    }

    private static String pair(String name, String value) {
        return '"' + name + "\":\"" + value + '"';
    }

    private static void writeManifest(Path folder, String json) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), json);
    }
}
