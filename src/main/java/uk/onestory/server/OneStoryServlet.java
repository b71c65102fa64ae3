package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.ResourceBinding;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.MethodMatchEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;

/** HAPI's servlet without its advertisements, and with the statuses that FHIR clients expect. */
class OneStoryServlet extends RestfulServer {

    private static final long serialVersionUID = 1L;

    private final transient AroundWrites around;
    private final transient Failures failures;
    private final transient FailureWriter answers;
    private final transient RequestInput input;
    private final transient WritingRequests writing = new WritingRequests(this);

    OneStoryServlet(
            FhirContext fhir, AroundWrites around, Failures failures, FailureWriter answers, RequestInput input) {
        super(fhir);
        this.around = around;
        this.failures = failures;
        this.answers = answers;
        this.input = input;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (writing.include(request)) {
            around.handle(request, response, new Write());
        } else {
            super.service(SameAsGet.of(request), response);
        }
    }

    /** HAPI asks it for each request and for each entry of a bundle that reads. */
    @Override
    public BaseMethodBinding determineResourceMethod(RequestDetails request, String path) {
        input.readByPath(request);
        BaseMethodBinding method = method(request, path);
        input.read(method, request);
        return method;
    }

    /**
     * HAPI knows no method for the base URL alone; what it takes is a POST. Where it finds none it goes on to methods of all
     * types, which are not offered here, and warns of each such request that there are none.
     */
    private BaseMethodBinding method(RequestDetails request, String path) {
        if (isWriteOfAVersion(request)) {
            throw notOffered(request, request.getRequestType(), "GET, HEAD");
        }
        if (request.getRequestType() == RequestTypeEnum.OPTIONS && request.getResourceName() != null) {
            throwUnknownFhirOperationException(request, path, RequestTypeEnum.OPTIONS);
        }
        if (request.getResourceName() != null) {
            return methodOfType(request, path);
        }
        if (!isTakenByServer(request)) {
            throwUnknownFhirOperationException(request, path, request.getRequestType());
        }
        try {
            return super.determineResourceMethod(request, path);
        } catch (InvalidRequestException misunderstood) {
            if (request.getResourceName() == null && request.getOperation() == null) {
                throwUnknownFhirOperationException(request, path, request.getRequestType());
            }
            throw misunderstood;
        }
    }

    private BaseMethodBinding methodOfType(RequestDetails request, String path) {
        ResourceBinding type = getResourceBindings().stream()
                .filter(binding -> binding.getResourceName().equals(request.getResourceName()))
                .findFirst()
                .orElse(null);
        if (type == null) {
            throwUnknownResourceTypeException(request.getResourceName());
            return null;
        }
        BaseMethodBinding method = type.getMethod(request);
        if (method == null) {
            throwUnknownFhirOperationException(request, path, request.getRequestType());
        }
        return method;
    }

    private boolean isTakenByServer(RequestDetails request) {
        return request.getRequestType() == RequestTypeEnum.OPTIONS
                || "metadata".equals(request.getOperation())
                || getServerBindings().stream()
                        .anyMatch(method -> method.incomingServerRequestMatchesMethod(request) != MethodMatchEnum.NONE);
    }

    private void perform(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.service(request, response);
    }

    private final class Write implements AroundWrites.Write {

        @Override
        public void perform(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            OneStoryServlet.this.perform(request, response);
        }

        @Override
        public void refuse(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
                throws IOException {
            BaseServerResponseException told = failures.translate(thrown);
            told.getResponseHeaders()
                    .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            answers.write(request, response, told.getStatusCode(), told.getOperationOutcome());
        }
    }

    /** No {@code X-Powered-By}: which library in which version serves here is nobody's business. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {
        // none
    }

    /** {@link RequestIds} has answered with the id that the client sent, if it sent one. */
    @Override
    protected void addRequestIdToResponse(ServletRequestDetails request, String id) {
        // done
    }

    @Override
    protected void throwUnknownFhirOperationException(RequestDetails request, String path, RequestTypeEnum verb) {
        throw notOffered(request, verb, OfferedHere.allow(this, request));
    }

    /** HAPI would take the version for the one that is to be replaced. */
    private static boolean isWriteOfAVersion(RequestDetails request) {
        return !request.isSubRequest()
                && request.getId() != null
                && request.getId().hasVersionIdPart()
                && request.getRequestType() != RequestTypeEnum.GET
                && request.getRequestType() != RequestTypeEnum.HEAD;
    }

    private static Refused notOffered(RequestDetails request, RequestTypeEnum verb, String allowed) {
        Refused refused = new Refused(Failure.ofRule(
                405,
                IssueType.NOTSUPPORTED,
                RuleCode.NOT_SUPPORTED,
                verb + " is not offered on " + place(request) + "; see GET /fhir/metadata."));
        if (!allowed.isEmpty()) {
            refused.addResponseHeader(HttpHeaders.ALLOW, allowed);
        } else if (request instanceof ServletRequestDetails http && http.getServletResponse() != null) {
            // HAPI passes no header without a value
            http.getServletResponse().setHeader(HttpHeaders.ALLOW, "");
        }
        return refused;
    }

    @Override
    protected void throwUnknownResourceTypeException(String type) {
        throw new Refused(Failure.of(
                404, IssueType.NOTFOUND, "This resource type is not served here; GET /fhir/metadata lists all."));
    }

    private static String place(RequestDetails request) {
        return Optional.ofNullable(request.getResourceName())
                        .map(type -> "a URL of the type " + type)
                        .orElse("this URL")
                + Optional.ofNullable(request.getOperation())
                        .map(operation -> " with " + operation)
                        .orElse("");
    }
}
