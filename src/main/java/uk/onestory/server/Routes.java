package uk.onestory.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** From a path to what it is an instance of: {@code /fhir/Patient/{id}}. What is on no list becomes a placeholder. */
class Routes {

    static final String OTHER = "{other}";

    /** Pages and endpoints outside of {@code /fhir} as they are. */
    private static final Set<String> FIXED = Set.of(
            "/",
            "/index.html",
            "/favicon.ico",
            "/favicon.svg",
            "/error",
            "/profiles",
            "/oauth2/token",
            "/oauth2/jwks",
            "/actuator",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/fhir/metadata",
            "/fhir/.well-known/smart-configuration");

    private static final List<String> FILES = List.of("profiles", "portal", "postman");
    private static final Set<String> PARTS = Set.of("_search", "_history");

    /** Deeper ones are of no use to anybody. */
    private static final int DEPTH = 6;

    private final Set<String> types;
    private final Supplier<Set<String>> operations;

    /**
     * @param types names of FHIR's resource types
     * @param operations names of the operations that are served, with their {@code $}; asked for when a request comes
     */
    Routes(Set<String> types, Supplier<Set<String>> operations) {
        this.types = types;
        this.operations = operations;
    }

    /** @param path decoded, without parameters; null where it could not be read */
    String of(String path, String context) {
        if (path == null) {
            return OTHER;
        }
        String own = context != null && !context.isEmpty() && path.startsWith(context)
                ? path.substring(context.length())
                : path;
        if (FIXED.contains(own)) {
            return own;
        }
        if (own.equals(FhirServlet.PATH) || own.startsWith(FhirServlet.PATH + "/")) {
            return FhirServlet.PATH + fhir(own.substring(FhirServlet.PATH.length()));
        }
        return FILES.stream()
                .filter(folder -> own.startsWith("/" + folder + "/"))
                .findFirst()
                .map(folder -> "/" + folder + "/{file}")
                .orElse(OTHER);
    }

    private String fhir(String rest) {
        List<String> parts = new ArrayList<>();
        String before = "";
        for (String part : rest.split("/", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            if (parts.size() == DEPTH) {
                parts.add(OTHER);
                break;
            }
            String told = part(part, before);
            parts.add(told);
            before = told;
        }
        return parts.isEmpty() ? "" : "/" + String.join("/", parts);
    }

    private String part(String part, String before) {
        if (types.contains(part) || PARTS.contains(part)) {
            return part;
        }
        if (part.startsWith("$")) {
            return operations.get().contains(part) ? part : "{operation}";
        }
        if (before.equals("_history")) {
            return "{version}";
        }
        return types.contains(before) ? "{id}" : OTHER;
    }
}
