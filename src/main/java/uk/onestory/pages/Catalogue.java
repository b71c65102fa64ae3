package uk.onestory.pages;

import ca.uhn.fhir.context.FhirContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** All definitions of the package, how they refer to each other, and where a canonical URL leads. */
class Catalogue {

    static final String RULES = "https://fhir.onestory.example/CodeSystem/OneStory-Rule";

    private static final Pattern OWN_URL = Pattern.compile("https://fhir\\.onestory\\.example/[A-Za-z]+/[A-Za-z0-9-]+");

    private static final String FHIR = "http://hl7.org/fhir/";
    private static final String STRUCTURES = FHIR + "StructureDefinition/";
    private static final String VALUE_SETS = FHIR + "ValueSet/";
    private static final String FHIR_PAGES = "https://hl7.org/fhir/R4/";

    private final FhirContext fhir;
    private final Map<String, Definition> byUrl = new LinkedHashMap<>();
    /** From the URL of a definition to those of the definitions that it names. */
    private final Map<String, Set<String>> uses = new TreeMap<>();

    Catalogue(FhirContext fhir, List<Resource> resources) {
        this.fhir = fhir;
        resources.stream()
                .map(MetadataResource.class::cast)
                .map(Definition::of)
                .sorted(Comparator.comparing(Definition::kind).thenComparing(Definition::title))
                .forEach(definition -> byUrl.put(definition.url(), definition));
        byUrl.values().forEach(definition -> uses.put(definition.url(), named(definition)));
    }

    List<Definition> all() {
        return List.copyOf(byUrl.values());
    }

    List<Definition> all(Kind kind) {
        return byUrl.values().stream()
                .filter(definition -> definition.kind() == kind)
                .toList();
    }

    /** What names the definition. */
    Map<Kind, List<Link>> usedBy(Definition definition) {
        return byKind(uses.entrySet().stream()
                .filter(entry -> entry.getValue().contains(definition.url()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What the definition names. */
    Map<Kind, List<Link>> uses(Definition definition) {
        return byKind(uses.get(definition.url()));
    }

    /** To our page, or to the page of FHIR R4 where it defines the URL. */
    Link link(String canonical) {
        String url = canonical.replaceFirst("\\|.*$", "");
        Definition own = byUrl.get(url);
        if (own != null) {
            return own.link();
        }
        if (url.startsWith(STRUCTURES)) {
            return type(url.substring(STRUCTURES.length()));
        }
        if (url.startsWith(VALUE_SETS)) {
            String name = url.substring(VALUE_SETS.length());
            return new Link(name, FHIR_PAGES + "valueset-" + name + ".html");
        }
        return new Link(canonical, null);
    }

    /** A resource type or data type of FHIR R4. */
    Link type(String type) {
        if (fhir.getResourceTypes().contains(type)) {
            return new Link(type, FHIR_PAGES + type.toLowerCase(Locale.ROOT) + ".html");
        }
        return switch (type) {
            case "Reference" -> new Link(type, FHIR_PAGES + "references.html");
            case "Extension" -> new Link(type, FHIR_PAGES + "extensibility.html");
            default ->
                fhir.getElementDefinition(type) == null
                        ? new Link(type.replaceFirst("^http://hl7.org/fhirpath/System\\.", ""), null)
                        : new Link(type, FHIR_PAGES + "datatypes.html#" + type);
        };
    }

    /** To the row of a code, where the code system is ours and has it. */
    Link code(String system, String code) {
        Definition definition = byUrl.get(system);
        return definition != null && definition.resource() instanceof CodeSystem ours && has(ours.getConcept(), code)
                ? new Link(code, definition.file() + "#code-" + code)
                : new Link(code, null);
    }

    private static boolean has(List<CodeSystem.ConceptDefinitionComponent> concepts, String code) {
        return concepts.stream().anyMatch(concept -> code.equals(concept.getCode()) || has(concept.getConcept(), code));
    }

    private Set<String> named(Definition definition) {
        Set<String> named = OWN_URL.matcher(fhir.newJsonParser().encodeResourceToString(definition.resource()))
                .results()
                .map(MatchResult::group)
                .filter(byUrl::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (definition.resource() instanceof StructureDefinition structure && breaksRules(structure)) {
            named.add(RULES);
        }
        named.remove(definition.url());
        return named;
    }

    /** The key of a constraint is the code of a rule. */
    private boolean breaksRules(StructureDefinition structure) {
        return structure.getDifferential().getElement().stream()
                .flatMap(element -> element.getConstraint().stream())
                .anyMatch(constraint -> code(RULES, constraint.getKey()).href() != null);
    }

    private Map<Kind, List<Link>> byKind(Set<String> urls) {
        return byUrl.values().stream()
                .filter(definition -> urls.contains(definition.url()))
                .collect(Collectors.groupingBy(
                        Definition::kind, TreeMap::new, Collectors.mapping(Definition::link, Collectors.toList())));
    }
}
