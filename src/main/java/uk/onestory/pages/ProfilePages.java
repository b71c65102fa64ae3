package uk.onestory.pages;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import uk.onestory.conformance.OfflineConformance;

/**
 * Writes the pages of the FHIR package: one that tells the whole model, one for each definition, the definitions as JSON
 * beside them, and the package to download. Maven runs it when the classes are compiled and the package is packed.
 */
public final class ProfilePages {

    /** From the examples. */
    private static final String REQUESTS = "../../../src/docs/http";

    static final String ARCHIVE = "fhir.r4.onestory.tgz";

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final OfflineConformance conformance = new OfflineConformance(fhir);
    private final Templates templates = new Templates();
    private final Path examples;

    /** @param examples folder of the examples, the refused ones among them, with their README */
    ProfilePages(Path examples) {
        this.examples = examples;
    }

    /** @param arguments the folder of the examples, and the folder to write to */
    public static void main(String... arguments) throws IOException {
        LoggingSystem.get(ProfilePages.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        new ProfilePages(Path.of(arguments[0])).writeTo(Path.of(arguments[1]));
    }

    void writeTo(Path folder) throws IOException {
        write(folder, conformance.definitions());
        Files.write(folder.resolve(ARCHIVE), conformance.archive());
    }

    void write(Path folder, List<Resource> definitions) throws IOException {
        Files.createDirectories(folder);
        Catalogue catalogue = new Catalogue(fhir, definitions);
        Views views = new Views(
                fhir,
                conformance,
                catalogue,
                new Examples(fhir, conformance, catalogue, examples),
                new OperationExamples(examples.resolve(REQUESTS).normalize(), examples.resolve("answers")));
        Files.writeString(folder.resolve("index.html"), templates.render("index", views.index()));
        Files.writeString(folder.resolve("examples.html"), templates.render("examples", views.first()));
        new ObjectMapper().writeValue(folder.resolve(ProfileSearch.INDEX).toFile(), SearchEntry.of(catalogue));
        for (Definition definition : catalogue.all()) {
            Map<String, Object> view = views.of(definition);
            Files.writeString(
                    folder.resolve(definition.file()),
                    templates.render(definition.kind().slug(), view));
            Files.writeString(
                    folder.resolve(definition.name() + ".json"),
                    fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(definition.resource()));
        }
    }
}
