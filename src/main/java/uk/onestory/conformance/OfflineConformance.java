package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import uk.onestory.server.Failures;

/**
 * The package and the verdict of the server without a server, for what is made when the project is built. The same
 * classes judge and word it, so that what is shown is what a partner is answered.
 */
public final class OfflineConformance {

    private final FhirPackage fhirPackage;
    private final Definitions definitions;
    private final ResourceValidator validator;

    public OfflineConformance(FhirContext fhir) {
        this.fhirPackage = new FhirPackage(fhir);
        this.definitions = new Definitions(
                fhir, fhirPackage, new StoredQuestionnaires(fhir, null), TerminologySettings.none(), Clock.systemUTC());
        this.validator = new ResourceValidator(fhir, definitions, new IdentitySettings(false), Clock.systemUTC());
    }

    /** All of the package but its examples. */
    public List<Resource> definitions() {
        return fhirPackage.definitions();
    }

    /** The profile with all that holds for its type, not only what it adds. */
    public StructureDefinition withSnapshot(StructureDefinition profile) {
        return definitions.withSnapshot(profile);
    }

    /** All codes of a value set, by its canonical URL; none where they are not all known here. */
    public List<Coding> codes(String valueSet) {
        return new KnownCodes(definitions.chain()).of(valueSet);
    }

    /** The package as it is downloaded: a FHIR NPM package, gzipped. */
    public byte[] archive() {
        return fhirPackage.content();
    }

    /** Canonical URLs of the profiles that the server applies, whatever the resource names itself. */
    public List<String> appliedProfiles(IBaseResource resource) {
        return TypeProfiles.of(resource);
    }

    /** What a write of the resource is answered with; an outcome without errors means that it is taken. */
    public OperationOutcome verdict(IBaseResource resource) {
        OperationOutcome outcome = new OperationOutcome();
        validator.validate(resource).forEach(message -> outcome.addIssue(ValidationIssue.of(message)));
        Failures.clean(outcome);
        return outcome;
    }
}
