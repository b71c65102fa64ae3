package uk.onestory.pages;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The folder {@code first} beside the examples: what they refer to and the directory does not have, in order. */
class FirstRequests {

    private static final Pattern FILE = Pattern.compile("\\d-(?<title>.+)\\.(?<partner>demo-.+)\\.json");

    private final FhirContext fhir;
    private final IParser json;
    private final List<FirstRequest> all;

    /** @param folder may be missing: then nothing is sent first */
    FirstRequests(FhirContext fhir, Path folder) throws IOException {
        this.fhir = fhir;
        this.json = fhir.newJsonParser().setPrettyPrint(true);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                this.all = files.sorted().map(this::read).toList();
            }
        } else {
            this.all = List.of();
        }
    }

    List<FirstRequest> all() {
        return all;
    }

    /** What of it the resource refers to. */
    List<String> neededBy(Resource resource) {
        return fhir.newTerser().getAllResourceReferences(resource).stream()
                .map(reference ->
                        reference.getResourceReference().getReferenceElement().toVersionless())
                .map(id -> String.valueOf(id.getValue()))
                .distinct()
                .filter(reference ->
                        all.stream().anyMatch(first -> first.references().contains(reference)))
                .toList();
    }

    private FirstRequest read(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("not NUMBER-TITLE.PARTNER.json: " + file);
        }
        try {
            Bundle bundle = json.parseResource(Bundle.class, Files.readString(file));
            String title = name.group("title");
            return new FirstRequest(
                    title.substring(0, 1).toUpperCase(Locale.UK)
                            + title.substring(1).replace('-', ' '),
                    name.group("partner"),
                    bundle.getEntry().stream()
                            .map(entry -> entry.getRequest().getUrl())
                            .toList(),
                    json.encodeResourceToString(bundle));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
