package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.time.Clock;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.springframework.stereotype.Component;

/**
 * What the validator knows: base R4, our package, and the questionnaires in the store. All but the last is in memory, so
 * that a validation asks no database; codes of systems that are not here (SNOMED CT) are a warning, never an error, also
 * where a deployment names a {@link TerminologyServer} for them.
 */
@Component
class Definitions {

    private final ValidationSupportChain chain;
    /** One for validator and snapshots: each new one converts all of base R4 again, which takes seconds. */
    private final WorkerContextValidationSupportAdapter context = new WorkerContextValidationSupportAdapter();

    Definitions(
            FhirContext fhir,
            FhirPackage fhirPackage,
            StoredQuestionnaires questionnaires,
            TerminologySettings terminology,
            Clock clock) {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(fhir);
        fhirPackage.definitions().forEach(ours::addResource);
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(fhir);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        this.chain = new ValidationSupportChain(
                ours,
                new BaseDefinitions(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new SnapshotGeneratingValidationSupport(fhir, context),
                unknown,
                questionnaires);
        if (terminology.url() != null) {
            chain.addValidationSupport(
                    chain.getValidationSupports().indexOf(unknown), new TerminologyServer(fhir, terminology, clock));
        }
        context.setValidationSupport(chain);
    }

    /** Profiles of the package carry differentials only; the snapshot says the rest of what holds. */
    StructureDefinition withSnapshot(StructureDefinition profile) {
        return profile.hasSnapshot()
                ? profile
                : (StructureDefinition) chain.generateSnapshot(
                        new ValidationSupportContext(chain), profile, profile.getUrl(), null, profile.getName());
    }

    ValidationSupportChain chain() {
        return chain;
    }

    WorkerContextValidationSupportAdapter context() {
        return context;
    }
}
