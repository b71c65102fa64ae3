package uk.onestory.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.onestory.server.SupportedResources;

/** The rules of who may do what, as tables: by kind of partner, by operation, by scope. */
@Component
class AccessPolicy {

    private static final AccessDecision PERMIT = new AccessDecision.Permit();

    /** Operations that are served, with the interaction that their type's scope must grant. */
    private static final Map<String, Interaction> OPERATIONS = Map.ofEntries(
            Map.entry("validate", Interaction.READ),
            Map.entry("hand-on", Interaction.UPDATE),
            Map.entry("step", Interaction.UPDATE),
            Map.entry("discharge", Interaction.UPDATE),
            Map.entry("withdraw", Interaction.UPDATE),
            Map.entry("apply", Interaction.READ),
            Map.entry("story", Interaction.READ),
            Map.entry("populate", Interaction.READ),
            Map.entry("evaluate-measure", Interaction.READ),
            Map.entry("match", Interaction.SEARCH),
            Map.entry("merge", Interaction.UPDATE),
            Map.entry("whoami", Interaction.READ),
            Map.entry("export", Interaction.READ),
            Map.entry("export-poll-status", Interaction.READ),
            Map.entry("expand", Interaction.READ),
            Map.entry("lookup", Interaction.READ),
            Map.entry("subsumes", Interaction.READ),
            Map.entry("validate-code", Interaction.READ));

    /** Operations whose answer is about another type than the one they stand on: its scope is needed as well. */
    private static final Map<String, String> ABOUT = Map.of("populate", "Patient");

    /** Operations that tell nothing of people: a token is enough. */
    private static final Set<String> FOR_EVERYONE = Set.of("whoami", "validate");

    /** Operations on records of people that the operator may use: the answer shows none of them. */
    private static final Set<String> FOR_OPERATORS = Set.of("merge");

    /** Operations that reporting partners may use as well as the others. */
    private static final Set<String> FOR_REPORTING_TOO = Set.of("whoami", "evaluate-measure");

    private static final Set<String> EXPORT = Set.of("export", "export-poll-status");

    private static final Set<String> SHARED =
            union(SupportedResources.CONFORMANCE, SupportedResources.DIRECTORY, SupportedResources.CATALOGUE);

    /** What each kind reads. */
    private static final Map<Partner.Kind, Set<String>> READS = Map.of(
            Partner.Kind.CLINICAL,
                    union(
                            SHARED,
                            SupportedResources.CLINICAL,
                            SupportedResources.WORKFLOW,
                            List.of("Consent", "Provenance", "Group", "Bundle")),
            Partner.Kind.OPERATOR, union(SHARED, List.of("AuditEvent", "Group")),
            Partner.Kind.REPORTING, Set.of("Binary", "Measure"));

    /** What each kind creates and changes. */
    private static final Map<Partner.Kind, Set<String>> WRITES = Map.of(
            Partner.Kind.CLINICAL,
                    union(SupportedResources.CLINICAL, SupportedResources.WORKFLOW, List.of("Consent", "Provenance")),
            Partner.Kind.OPERATOR, union(SupportedResources.DIRECTORY, SupportedResources.CATALOGUE, List.of("Group")),
            Partner.Kind.REPORTING, Set.of());

    AccessDecision decide(Caller caller, Step step) {
        return step.operation() == null ? rest(caller, step) : operation(caller, step);
    }

    /** Whether a resource that a search or write brings along may be in the answer. */
    boolean mayBeShown(Caller caller, String type) {
        return READS.get(caller.partner().kind()).contains(type)
                && caller.scopes().show(type);
    }

    /** Whether this kind of partner may store such a resource at all, whichever way it comes. */
    AccessDecision store(Caller caller, String type) {
        return WRITES.get(caller.partner().kind()).contains(type) ? PERMIT : mayNot(caller, "write", type);
    }

    private static AccessDecision mayNot(Caller caller, String what, String type) {
        return new AccessDecision.Forbidden("A partner of the kind "
                + caller.partner().kind().name().toLowerCase(java.util.Locale.ROOT) + " may not " + what + " " + type
                + " here.");
    }

    private AccessDecision rest(Caller caller, Step step) {
        Partner.Kind kind = caller.partner().kind();
        boolean reading = step.interaction() == Interaction.READ || step.interaction() == Interaction.SEARCH;
        if (step.interaction() == Interaction.DELETE && kind == Partner.Kind.CLINICAL) {
            return new AccessDecision.NotSupported(
                    "Clinical records are not deleted: set the status entered-in-error instead.");
        }
        if (!(reading ? READS : WRITES).get(kind).contains(step.type())) {
            return mayNot(caller, reading ? "read" : "write", step.type());
        }
        return scope(caller, step.type(), step.interaction());
    }

    private AccessDecision operation(Caller caller, Step step) {
        Interaction needed = OPERATIONS.get(step.operation());
        if (needed == null) {
            return new AccessDecision.NotSupported("$" + step.operation()
                    + " is not offered here; GET /fhir/metadata lists the operations"
                    + ("everything".equals(step.operation())
                            ? ", and Patient/[id]/$story tells the whole record."
                            : "."));
        }
        boolean reporting = caller.partner().kind() == Partner.Kind.REPORTING;
        if (EXPORT.contains(step.operation()) != reporting && !FOR_REPORTING_TOO.contains(step.operation())) {
            return new AccessDecision.Forbidden(
                    reporting
                            ? "A reporting partner exports and reads measures only."
                            : "Only a reporting partner may export.");
        }
        if (FOR_EVERYONE.contains(step.operation()) || (reporting && step.type() == null)) {
            return PERMIT;
        }
        boolean keeping = caller.partner().kind() == Partner.Kind.OPERATOR && FOR_OPERATORS.contains(step.operation());
        if (!reporting && !keeping && !READS.get(caller.partner().kind()).contains(step.type())) {
            return new AccessDecision.Forbidden("This kind of partner may not use $" + step.operation() + ".");
        }
        String about = ABOUT.get(step.operation());
        if (about != null && !(rest(caller, Step.rest(about, needed)) instanceof AccessDecision.Permit)) {
            return rest(caller, Step.rest(about, needed));
        }
        return scope(caller, step.type(), needed);
    }

    private static AccessDecision scope(Caller caller, String type, Interaction interaction) {
        return caller.scopes().allow(type, interaction)
                ? PERMIT
                : new AccessDecision.Forbidden(
                        "The token lacks the scope system/" + type + "." + interaction.letter() + ".");
    }

    @SafeVarargs
    private static Set<String> union(java.util.Collection<String>... parts) {
        return java.util.Arrays.stream(parts)
                .flatMap(java.util.Collection::stream)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
