package uk.onestory.server;

import ca.uhn.fhir.rest.server.ResourceBinding;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Which requests may write. A POST does, unless it searches or calls an operation that changes nothing (FHIR R4
 * {@code OperationDefinition.affectsState}, in HAPI {@code idempotent}).
 */
class WritingRequests {

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final RestfulServer server;
    private volatile Set<String> operations;

    WritingRequests(RestfulServer server) {
        this.server = server;
    }

    boolean include(HttpServletRequest request) {
        if (!WRITING.contains(request.getMethod())) {
            return false;
        }
        String last = lastPart(request.getRequestURI());
        return !"POST".equals(request.getMethod())
                || !("_search".equals(last)
                        || (last.startsWith("$") && !operations().contains(last)));
    }

    private static String lastPart(String path) {
        List<String> parts = UriComponentsBuilder.fromPath(path).build().getPathSegments();
        return parts.isEmpty() ? "" : UriUtils.decode(parts.get(parts.size() - 1), StandardCharsets.UTF_8);
    }

    /** Known only when all providers are registered. */
    private Set<String> operations() {
        if (operations == null) {
            operations = Stream.concat(
                            server.getServerBindings().stream(),
                            server.getResourceBindings().stream()
                                    .map(ResourceBinding::getMethodBindings)
                                    .flatMap(List::stream))
                    .filter(OperationMethodBinding.class::isInstance)
                    .map(OperationMethodBinding.class::cast)
                    .filter(operation -> !operation.isIdempotent())
                    .map(OperationMethodBinding::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return operations;
    }
}
