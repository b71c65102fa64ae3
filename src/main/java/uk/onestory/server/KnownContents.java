package uk.onestory.server;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.springframework.beans.factory.ObjectProvider;

/** Which code systems and value sets are known whole: HAPI expands the others to nothing. */
class KnownContents {

    private final ObjectProvider<IValidationSupport> definitions;

    KnownContents(ObjectProvider<IValidationSupport> definitions) {
        this.definitions = definitions;
    }

    /** HAPI makes stand-ins for systems that it has seen codes of: they have no content. */
    Optional<CodeSystem> codeSystem(String system) {
        return definitions.getObject().fetchCodeSystem(system) instanceof CodeSystem known
                        && known.getContent() == CodeSystemContentMode.COMPLETE
                        && known.hasConcept()
                ? Optional.of(known)
                : Optional.empty();
    }

    /**
     * HAPI answers with the one version that it has, whichever is asked for.
     *
     * @param canonical URL, with or without a version
     * @return null where it is not known
     */
    ValueSet valueSet(String canonical) {
        if (canonical == null) {
            return null;
        }
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        return definitions.getObject().fetchValueSet(url) instanceof ValueSet known
                        && (bar < 0 || canonical.substring(bar + 1).equals(known.getVersion()))
                ? known
                : null;
    }

    /** Whether all that the value set takes its codes from is known, down to the value sets that it includes. */
    boolean areKnown(ValueSet valueSet) {
        return areKnown(valueSet, new HashSet<>());
    }

    private boolean areKnown(ValueSet valueSet, Set<String> within) {
        if (!within.add(String.valueOf(valueSet.getUrl()))) {
            return false;
        }
        boolean known = valueSet.getCompose().getInclude().stream().allMatch(part -> isKnown(part, within))
                && valueSet.getCompose().getExclude().stream().allMatch(part -> isKnown(part, within));
        within.remove(String.valueOf(valueSet.getUrl()));
        return known;
    }

    private boolean isKnown(ConceptSetComponent part, Set<String> within) {
        boolean listed = !part.hasSystem() || part.hasConcept();
        return (listed || codeSystem(part.getSystem()).isPresent())
                && part.getValueSet().stream()
                        .map(PrimitiveType::getValue)
                        .map(this::valueSet)
                        .allMatch(included -> included != null && areKnown(included, within));
    }
}
