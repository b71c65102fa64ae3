package uk.onestory.conformance;

import org.springframework.stereotype.Component;
import uk.onestory.server.WarmUp;

/** Validates the package's examples once, so that no partner waits for snapshots and expansions. */
@Component
class ValidatorWarmUp implements WarmUp {

    private final FhirPackage fhirPackage;
    private final ResourceValidator validator;

    ValidatorWarmUp(FhirPackage fhirPackage, ResourceValidator validator) {
        this.fhirPackage = fhirPackage;
        this.validator = validator;
    }

    @Override
    public void warmUp() {
        fhirPackage.examples().forEach(validator::validate);
    }
}
