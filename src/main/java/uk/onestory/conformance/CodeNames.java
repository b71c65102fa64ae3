package uk.onestory.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.springframework.core.io.ClassPathResource;

/**
 * What codes are called that come without a name: as the package says it in its code systems, value sets and forms, else
 * as HL7's own code systems do.
 */
public final class CodeNames {

    private static final String FILE = "fhir-package/fhir.r4.onestory.tgz";
    private static final Set<String> SOURCES =
            Set.of("CodeSystem", "ValueSet", "Questionnaire", "ActivityDefinition", "PlanDefinition");

    private CodeNames() {}

    /** Empty where neither the package nor HL7 knows the code. */
    public static Optional<String> of(Coding coding) {
        String system = coding.getSystem();
        String code = coding.getCode();
        if (system == null || code == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(OfPackage.TABLE.get(key(system, code))).or(() -> BaseCodes.name(system, code));
    }

    private static String key(String system, String code) {
        return system + "|" + code;
    }

    /** Read when it is first asked for. */
    private static final class OfPackage {

        static final Map<String, String> TABLE = read();

        private static Map<String, String> read() {
            Map<String, String> names = new HashMap<>();
            ObjectMapper json = new ObjectMapper();
            try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
                Map<String, byte[]> files =
                        NpmPackage.fromPackage(in).getFolders().get("package").getContent();
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    if (!file.getKey().endsWith(".json")) {
                        continue;
                    }
                    JsonNode resource = json.readTree(file.getValue());
                    String type = resource.path("resourceType").asText();
                    if (type.equals("CodeSystem")) {
                        concepts(resource, resource.path("url").asText(), names);
                    } else if (SOURCES.contains(type)) {
                        codings(resource, names);
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the FHIR package is missing in this build", unreadable);
            }
            return Map.copyOf(names);
        }

        /** Wherever a code stands beside its system and name; concepts of a value set stand below the system. */
        private static void codings(JsonNode node, Map<String, String> names) {
            String system = node.path("system").asText("");
            if (!system.isEmpty()) {
                add(node, system, names);
                concepts(node, system, names);
            }
            node.forEach(child -> codings(child, names));
        }

        private static void concepts(JsonNode node, String system, Map<String, String> names) {
            node.path("concept").forEach(concept -> {
                add(concept, system, names);
                concepts(concept, system, names);
            });
        }

        private static void add(JsonNode concept, String system, Map<String, String> names) {
            Stream.of(
                            concept.path("display"),
                            concept.path("designation").path(0).path("value"))
                    .map(name -> name.asText(""))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .ifPresent(name ->
                            names.putIfAbsent(key(system, concept.path("code").asText()), name));
        }
    }
}
