package uk.onestory.conformance;

import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.springframework.stereotype.Component;
import uk.onestory.server.CodeGroups;

/** What the package and base R4 know of codes, in memory. Of SNOMED CT they know the codes that they name, and no more. */
@Component
class Terminology implements CodeGroups {

    private final ValidationSupportChain definitions;

    Terminology(Definitions definitions) {
        this.definitions = definitions.chain();
    }

    /** @param canonical with or without its version */
    Optional<ValueSet> valueSet(String canonical) {
        String[] parts = canonical.split("\\|", 2);
        return Optional.ofNullable((ValueSet) definitions.fetchValueSet(parts[0]))
                .filter(found -> parts.length == 1 || parts[1].equals(found.getVersion()));
    }

    /** One of the package. */
    Optional<ValueSet> byId(String id) {
        return valueSet(FhirPackage.BASE + "/ValueSet/" + id);
    }

    /** Empty where it cannot be told whole. */
    Optional<ValueSet> expanded(ValueSet set) {
        ValueSetExpansionOutcome outcome = definitions.expandValueSet(
                new ValidationSupportContext(definitions), new ValueSetExpansionOptions(), set.copy());
        return Optional.ofNullable(outcome)
                .filter(known -> known.getError() == null)
                .map(known -> (ValueSet) known.getValueSet());
    }

    @Override
    public List<Coding> in(String canonical) {
        ValueSet set = valueSet(String.valueOf(canonical))
                .orElseThrow(() -> refused("The ValueSet that :in names is not known here."));
        List<Coding> codes = new ArrayList<>();
        collect(
                expanded(set)
                        .orElseThrow(() -> refused("The codes of the ValueSet that :in names are not known here."))
                        .getExpansion()
                        .getContains(),
                codes);
        return codes.isEmpty() ? List.of(new Coding(set.getUrl(), "-", null)) : codes;
    }

    @Override
    public List<Coding> below(String system, String code) {
        return related(system, code, false);
    }

    @Override
    public List<Coding> above(String system, String code) {
        return related(system, code, true);
    }

    private List<Coding> related(String system, String code, boolean up) {
        if (!(definitions.fetchCodeSystem(system) instanceof CodeSystem known)
                || known.getContent() != CodeSystemContentMode.COMPLETE
                || known.getConcept().isEmpty()) {
            throw refused("What stands above and below a code of this system is not known here: name the codes.");
        }
        ConceptTree tree = new ConceptTree(known);
        return (up ? tree.above(code) : tree.below(code))
                .stream().map(one -> new Coding(system, one, null)).toList();
    }

    private static void collect(List<ValueSetExpansionContainsComponent> contains, List<Coding> codes) {
        for (ValueSetExpansionContainsComponent one : contains) {
            if (one.getCode() != null && !one.getAbstract()) {
                codes.add(new Coding(one.getSystem(), one.getCode(), one.getDisplay()));
            }
            collect(one.getContains(), codes);
        }
    }

    private static RuntimeException refused(String why) {
        return Refusal.plain(400, IssueType.NOTSUPPORTED, why);
    }
}
