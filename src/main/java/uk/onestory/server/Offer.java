package uk.onestory.server;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of HAPI is offered here, as tables; the operations of the rooms come on top. What is not in them is neither
 * served nor told in the CapabilityStatement.
 */
final class Offer {

    /** Served for every type. */
    private static final Set<RestOperationTypeEnum> READ = EnumSet.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.SEARCH_TYPE,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE);

    private static final Set<RestOperationTypeEnum> WRITE = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE);

    /** Of the whole server; its history and a search over all types are not. */
    private static final Set<RestOperationTypeEnum> SYSTEM =
            EnumSet.of(RestOperationTypeEnum.TRANSACTION, RestOperationTypeEnum.METADATA);

    /** Written by nobody from outside. */
    private static final Set<String> READ_ONLY =
            union(SupportedResources.CONFORMANCE, Set.of("AuditEvent", "Binary", "Bundle"));

    /** Records of people stay: {@code entered-in-error} instead of a DELETE. */
    private static final Set<String> DELETABLE =
            union(SupportedResources.DIRECTORY, SupportedResources.CATALOGUE, Set.of("Group"));

    /** Changed as a whole: a patch may test values that its sender is not shown. */
    private static final Set<String> NOT_PATCHED = Set.of("QuestionnaireResponse");

    /** HAPI's operations by name, with the types they are offered on; the empty name is the whole server. */
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "$export", Set.of("", "Patient", "Group"),
            "$export-poll-status", Set.of(""),
            "$expand", Set.of("ValueSet"),
            "$lookup", Set.of("CodeSystem"),
            "$subsumes", Set.of("CodeSystem"),
            "$validate-code", Set.of("CodeSystem", "ValueSet"));

    private Offer() {}

    static boolean interaction(String type, RestOperationTypeEnum interaction) {
        if (type == null || type.isEmpty()) {
            return SYSTEM.contains(interaction);
        }
        return READ.contains(interaction)
                || interaction == RestOperationTypeEnum.VALIDATE
                || (WRITE.contains(interaction) && !READ_ONLY.contains(type));
    }

    /** @param name with {@code $} */
    static boolean operation(String type, String name) {
        return "$validate".equals(name)
                || OPERATIONS.getOrDefault(name, Set.of()).contains(type == null ? "" : type);
    }

    /** Whose parameters somebody else compares with what is known. */
    static boolean readsItsParameters(String name) {
        return name.startsWith("$export");
    }

    static boolean writable(String type) {
        return !READ_ONLY.contains(type);
    }

    static boolean patchable(String type) {
        return writable(type) && !NOT_PATCHED.contains(type);
    }

    static boolean deletable(String type) {
        return DELETABLE.contains(type);
    }

    @SafeVarargs
    private static Set<String> union(Collection<String>... parts) {
        return Arrays.stream(parts).flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
    }
}
