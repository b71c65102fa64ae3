package uk.onestory.pages;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import uk.onestory.conformance.OfflineConformance;
import uk.onestory.server.SupportedResources;

/** The examples beside the profiles, each with the server's answer. */
class Examples {

    private static final String PROFILES = "https://fhir.onestory.example/StructureDefinition/";

    private static final Pattern FILE = Pattern.compile("(?<name>.+)\\.(?:valid|refused-(?<rule>.+))\\.json");

    /** Documents, Tasks of referrals, the audit: partners do not create them, but can ask whether one conforms. */
    private static final Set<String> MADE_BY_SERVER = Set.of("AuditEvent", "Bundle", "Task");

    private static final String NOTICE = "https://fhir.onestory.example/CodeSystem/OneStory-Notice";

    private final IParser json;
    private final OfflineConformance conformance;
    private final Catalogue catalogue;
    private final ExampleNames names;
    private final FirstRequests first;
    private final List<Example> all;

    Examples(FhirContext fhir, OfflineConformance conformance, Catalogue catalogue, Path folder) throws IOException {
        this.json = fhir.newJsonParser().setPrettyPrint(true);
        this.conformance = conformance;
        this.catalogue = catalogue;
        this.first = new FirstRequests(fhir, folder.resolve("first"));
        this.names = new ExampleNames(folder.resolve("README.md"));
        try (Stream<Path> files = Files.list(folder)) {
            this.all = files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .map(this::example)
                    .toList();
        }
    }

    /**
     * The one that shows most comes first.
     *
     * @param profile canonical URL
     */
    List<Example> valid(String profile) {
        return all.stream()
                .filter(example -> example.isValid() && example.profile().equals(profile))
                .sorted(Comparator.comparing(example -> -example.json().length()))
                .toList();
    }

    /** @param profile canonical URL */
    List<Example> refused(String profile) {
        return all.stream()
                .filter(example -> !example.isValid() && example.profile().equals(profile))
                .toList();
    }

    private Example example(Path file) {
        Matcher parts = FILE.matcher(file.getFileName().toString());
        if (!parts.matches()) {
            throw new IllegalArgumentException(file.toString());
        }
        String name = parts.group("name");
        Resource resource = (Resource) json.parseResource(text(file));
        String profile = profile(name, resource);
        boolean profileAdded = !resource.getMeta().hasProfile(profile)
                && !conformance.appliedProfiles(resource).contains(profile);
        if (profileAdded) {
            resource.getMeta().addProfile(profile);
        }
        return new Example(
                name,
                names.title(name),
                profile,
                parts.group("rule") == null ? null : catalogue.code(Catalogue.RULES, parts.group("rule")),
                profileAdded,
                request(resource),
                partner(resource),
                first.neededBy(resource),
                today(resource),
                json.encodeResourceToString(resource),
                json.encodeResourceToString(conformance.verdict(resource)));
    }

    /** What they refer to, in the order in which it is sent. */
    List<FirstRequest> first() {
        return first.all();
    }

    private static String request(Resource resource) {
        boolean asked = MADE_BY_SERVER.contains(resource.fhirType())
                || (resource instanceof Communication message && isNotice(message));
        return "POST /fhir/" + resource.fhirType() + (asked ? "/$validate" : "");
    }

    private static boolean isNotice(Communication message) {
        return message.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> NOTICE.equals(coding.getSystem()));
    }

    private static String partner(Resource resource) {
        return SupportedResources.DIRECTORY.contains(resource.fhirType())
                        || SupportedResources.CATALOGUE.contains(resource.fhirType())
                ? "demo-admin"
                : "demo-gp";
    }

    /** A referral is refused when it was written ten years ago. */
    private static List<String> today(Resource resource) {
        return resource instanceof ServiceRequest referral && referral.hasAuthoredOn()
                ? List.of("authoredOn")
                : List.of();
    }

    private String profile(String name, Resource resource) {
        return resource.getMeta().getProfile().stream()
                .map(PrimitiveType::getValue)
                .filter(url -> url.startsWith(PROFILES))
                .findFirst()
                .or(() -> names.profile(name).map(PROFILES::concat))
                .orElseThrow(() -> new IllegalStateException(
                        "no profile for the example " + name + ": name it in meta.profile or in the README"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
