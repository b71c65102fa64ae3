package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** The FHIR NPM package {@code fhir.r4.onestory} that this build carries. */
@Component
public class FhirPackage {

    /** Canonical base of all that is OneStory's own. */
    public static final String BASE = "https://fhir.onestory.example";

    private static final String FILE = "fhir-package/fhir.r4.onestory.tgz";

    private final FhirContext fhir;
    private final byte[] content;
    private final NpmPackage npm;

    FhirPackage(FhirContext fhir) {
        this.fhir = fhir;
        try {
            this.content = new ClassPathResource(FILE).getContentAsByteArray();
            this.npm = NpmPackage.fromPackage(new ByteArrayInputStream(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the FHIR package is missing in this build", unreadable);
        }
    }

    /**
     * Profiles, terminology, search parameters, operations, questionnaires, the catalogue of interventions and the
     * knowledge that it points to, parsed anew at each call.
     */
    public List<Resource> definitions() {
        return resources("package");
    }

    /** The examples that conform. */
    List<Resource> examples() {
        return resources("example");
    }

    byte[] content() {
        return content.clone();
    }

    String digest() {
        return DigestUtils.md5DigestAsHex(content);
    }

    private List<Resource> resources(String folder) {
        IParser json = fhir.newJsonParser();
        List<Resource> found = new ArrayList<>();
        NpmPackage.NpmPackageFolder files = npm.getFolders().get(folder);
        if (files == null) {
            return found;
        }
        for (String file : files.listFiles()) {
            if (file.endsWith(".json") && !file.startsWith(".") && !file.equals("package.json")) {
                String text = new String(files.getContent().get(file), StandardCharsets.UTF_8);
                found.add((Resource) json.parseResource(text));
            }
        }
        return found;
    }
}
