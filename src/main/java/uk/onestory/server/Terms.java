package uk.onestory.server;

import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDaoCodeSystem.SubsumesResult;
import ca.uhn.fhir.jpa.term.TermReadSvcImpl;
import ca.uhn.fhir.util.FhirVersionIndependentConcept;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseCoding;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.codesystems.ConceptSubsumptionOutcome;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What codes mean, told from the definitions in memory: base R4 and the package. HAPI would look into a full-text index,
 * which is off here. What the definitions do not know (the hierarchy of SNOMED CT) is 400 and says so; an empty answer
 * would be a wrong one.
 */
class Terms extends TermReadSvcImpl {

    private final InMemoryTerminologyServerValidationSupport memory;
    private final KnownContents contents;

    Terms(InMemoryTerminologyServerValidationSupport memory, ObjectProvider<IValidationSupport> definitions) {
        this.memory = memory;
        this.contents = new KnownContents(definitions);
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, String url) {
        return true;
    }

    /** Also asked by a search with {@code :in} or {@code :not-in}. */
    @Override
    public ValueSetExpansionOutcome expandValueSet(
            ValidationSupportContext context, ValueSetExpansionOptions options, String url) {
        IBaseResource valueSet = contents.valueSet(url);
        if (valueSet == null) {
            throw refusal("This ValueSet is not known here; GET /fhir/ValueSet lists the URLs of those that are.");
        }
        return expandValueSet(context, options, valueSet);
    }

    @Override
    public ValueSetExpansionOutcome expandValueSet(
            ValidationSupportContext context, ValueSetExpansionOptions options, IBaseResource valueSet) {
        ValueSetExpansionOutcome expanded =
                contents.areKnown((ValueSet) valueSet) ? expand(context, options, valueSet) : null;
        if (expanded == null || !(expanded.getValueSet() instanceof ValueSet whole)) {
            throw refusal(
                    "This ValueSet cannot be expanded here: it takes codes from a system whose content or hierarchy"
                            + " is not known here (SNOMED CT among them).");
        }
        return new ValueSetExpansionOutcome(ExpansionPage.of(whole, options));
    }

    private ValueSetExpansionOutcome expand(
            ValidationSupportContext context, ValueSetExpansionOptions options, IBaseResource valueSet) {
        try {
            return memory.expandValueSet(context, options, valueSet);
        } catch (StackOverflowError | RuntimeException endless) {
            return null;
        }
    }

    @Override
    public CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            String system,
            String code,
            String display,
            String valueSetUrl) {
        return memory.validateCode(context, options, system, code, display, valueSetUrl);
    }

    @Override
    public CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            String system,
            String code,
            String display,
            IBaseResource valueSet) {
        return memory.validateCodeInValueSet(context, options, system, code, display, valueSet);
    }

    /** The code itself among them: partners send codes that a system has got since. */
    @Override
    public List<FhirVersionIndependentConcept> findCodesBelow(String system, String code) {
        return concepts(system, tree(system).below(code));
    }

    @Override
    public List<FhirVersionIndependentConcept> findCodesAbove(String system, String code) {
        return concepts(system, tree(system).above(code));
    }

    private static List<FhirVersionIndependentConcept> concepts(String system, Set<String> codes) {
        return codes.stream()
                .map(code -> new FhirVersionIndependentConcept(system, code))
                .toList();
    }

    @Override
    public SubsumesResult subsumes(
            IPrimitiveType<String> codeA,
            IPrimitiveType<String> codeB,
            IPrimitiveType<String> system,
            IBaseCoding codingA,
            IBaseCoding codingB) {
        FhirVersionIndependentConcept one = concept(codeA, system, codingA);
        FhirVersionIndependentConcept other = concept(codeB, system, codingB);
        if (!one.getSystem().equals(other.getSystem())) {
            throw refusal("Both codes must be of one code system.");
        }
        if (one.equals(other)) {
            return new SubsumesResult(ConceptSubsumptionOutcome.EQUIVALENT);
        }
        if (findCodesBelow(one.getSystem(), one.getCode()).contains(other)) {
            return new SubsumesResult(ConceptSubsumptionOutcome.SUBSUMES);
        }
        return new SubsumesResult(
                findCodesBelow(other.getSystem(), other.getCode()).contains(one)
                        ? ConceptSubsumptionOutcome.SUBSUMEDBY
                        : ConceptSubsumptionOutcome.NOTSUBSUMED);
    }

    private static FhirVersionIndependentConcept concept(
            IPrimitiveType<String> code, IPrimitiveType<String> system, IBaseCoding coding) {
        String named = coding == null ? text(code) : coding.getCode();
        String of = coding == null ? text(system) : coding.getSystem();
        if (named == null || of == null) {
            throw refusal("Send codeA, codeB and system, or codingA and codingB with system and code.");
        }
        return new FhirVersionIndependentConcept(of, named);
    }

    private static String text(IPrimitiveType<String> value) {
        return value == null ? null : value.getValueAsString();
    }

    private ConceptTree tree(String system) {
        Optional<CodeSystem> known = contents.codeSystem(system);
        if (known.isPresent()) {
            return new ConceptTree(known.get());
        }
        throw refusal(
                ":above and :below need the hierarchy of the code system, which is not known here (that of SNOMED CT"
                        + " neither): search for the codes themselves, or with :in for a ValueSet that lists them.");
    }

    private static Refused refusal(String diagnostics) {
        return new Refused(Failure.ofRule(400, IssueType.NOTSUPPORTED, RuleCode.NOT_SUPPORTED, diagnostics));
    }
}
