package uk.onestory.directory;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import uk.onestory.server.Installer;
import uk.onestory.server.StartupStep;

/**
 * Loads the directory that is built from {@code fhir-profiles}: public bodies with the codes that they are known by. What is
 * tagged as test data there (the made-up practices, and services that nobody reads for) comes with a demonstration only.
 */
@Component
class DirectoryInstallation implements StartupStep {

    private static final String FILES = "classpath*:directory/*.json";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String TEST_DATA = "HTEST";

    private final FhirContext fhir;
    private final Installer installer;
    private final DirectorySettings settings;

    DirectoryInstallation(FhirContext fhir, Installer installer, DirectorySettings settings) {
        this.fhir = fhir;
        this.installer = installer;
        this.settings = settings;
    }

    @Override
    public Stage stage() {
        return Stage.DIRECTORY;
    }

    @Override
    public void run() {
        try {
            load();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the directory of this build cannot be read", unreadable);
        }
    }

    private void load() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources(FILES);
        Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
        Part real = new Part();
        Part demonstration = new Part();
        IParser json = fhir.newJsonParser();
        for (var file : files) {
            byte[] content = file.getContentAsByteArray();
            Resource resource = (Resource) json.parseResource(new String(content, StandardCharsets.UTF_8));
            (isTestData(resource) ? demonstration : real).add(content, resource);
        }
        real.install("directory");
        if (settings.demonstration()) {
            demonstration.install("directory-demonstration");
        }
    }

    private static boolean isTestData(Resource resource) {
        return resource.getMeta().getTag(ACT_REASON, TEST_DATA) != null;
    }

    /** What is installed together, in the order of the files. */
    private final class Part {

        private final List<Resource> resources = new ArrayList<>();
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        void add(byte[] content, Resource resource) {
            all.writeBytes(content);
            resources.add(resource);
        }

        void install(String name) {
            installer.install(name, DigestUtils.md5DigestAsHex(all.toByteArray()), () -> resources);
        }
    }
}
