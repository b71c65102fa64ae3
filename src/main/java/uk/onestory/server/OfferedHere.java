package uk.onestory.server;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.MethodMatchEnum;
import java.util.List;
import java.util.stream.Collectors;

/** The methods that a URL takes, for {@code Allow} (RFC 9110 §10.2.1). */
final class OfferedHere {

    private static final List<RequestTypeEnum> METHODS = List.of(
            RequestTypeEnum.GET,
            RequestTypeEnum.HEAD,
            RequestTypeEnum.POST,
            RequestTypeEnum.PUT,
            RequestTypeEnum.PATCH,
            RequestTypeEnum.DELETE);

    private OfferedHere() {}

    static String allow(RestfulServer server, RequestDetails request) {
        List<BaseMethodBinding> bindings = request.getResourceName() == null
                ? server.getServerBindings()
                : server.getResourceBindings().stream()
                        .filter(type -> request.getResourceName().equals(type.getResourceName()))
                        .flatMap(type -> type.getMethodBindings().stream())
                        .toList();
        RequestTypeEnum asked = request.getRequestType();
        try {
            return METHODS.stream()
                    .filter(method -> method != asked && isTaken(bindings, request, method))
                    .map(RequestTypeEnum::name)
                    .collect(Collectors.joining(", "));
        } finally {
            request.setRequestType(asked);
        }
    }

    private static boolean isTaken(List<BaseMethodBinding> bindings, RequestDetails request, RequestTypeEnum method) {
        request.setRequestType(method);
        return bindings.stream().anyMatch(binding -> matches(binding, request));
    }

    /** HAPI looks at the content type of a patch before it says that it takes one. */
    private static boolean matches(BaseMethodBinding binding, RequestDetails request) {
        try {
            return binding.incomingServerRequestMatchesMethod(request) != MethodMatchEnum.NONE;
        } catch (InvalidRequestException ofAPatch) {
            return true;
        }
    }
}
