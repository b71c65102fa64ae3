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

/** Loads the directory of Greater Manchester that is built from {@code fhir-profiles}. */
@Component
class DirectoryInstallation implements StartupStep {

    private static final String FILES = "classpath*:directory/*.json";

    private final FhirContext fhir;
    private final Installer installer;

    DirectoryInstallation(FhirContext fhir, Installer installer) {
        this.fhir = fhir;
        this.installer = installer;
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
        IParser json = fhir.newJsonParser();
        List<Resource> resources = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var file : files) {
            byte[] content = file.getContentAsByteArray();
            all.writeBytes(content);
            resources.add((Resource) json.parseResource(new String(content, StandardCharsets.UTF_8)));
        }
        installer.install("directory", DigestUtils.md5DigestAsHex(all.toByteArray()), () -> resources);
    }
}
