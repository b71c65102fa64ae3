package uk.onestory.conformance;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.springframework.stereotype.Component;
import uk.onestory.server.Installer;
import uk.onestory.server.StartupStep;

/** Makes the package readable under {@code /fhir/StructureDefinition} and so on, and its search parameters work. */
@Component
class FhirPackageInstallation implements StartupStep {

    private final FhirPackage fhirPackage;
    private final Definitions definitions;
    private final Installer installer;
    private final ISearchParamRegistry searchParameters;

    FhirPackageInstallation(
            FhirPackage fhirPackage,
            Definitions definitions,
            Installer installer,
            ISearchParamRegistry searchParameters) {
        this.fhirPackage = fhirPackage;
        this.definitions = definitions;
        this.installer = installer;
        this.searchParameters = searchParameters;
    }

    @Override
    public Stage stage() {
        return Stage.FHIR_PACKAGE;
    }

    @Override
    public void run() {
        // Its catalogue and questionnaires are validated when the package is built, which spares each start the time.
        SystemRequestDetails request = AlreadyValidated.mark(new SystemRequestDetails());
        if (installer.install("fhir.r4.onestory", fhirPackage.digest(), this::withSnapshots, request)) {
            searchParameters.forceRefresh();
        }
    }

    private List<Resource> withSnapshots() {
        return fhirPackage.definitions().stream()
                .map(resource ->
                        resource instanceof StructureDefinition profile ? definitions.withSnapshot(profile) : resource)
                .toList();
    }
}
