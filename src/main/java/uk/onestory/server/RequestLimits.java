package uk.onestory.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a request may cost before it is understood: length of its URL, size, time and nesting of its body. Stands behind
 * the check of the token, so that strangers cannot make the server read.
 */
class RequestLimits extends OncePerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,40}");

    private static final byte[] NONE = {};

    private final long url;
    private final int body;
    private final ArrivingBodies arriving;
    private final BodyReader bodies;
    private final NestingCheck nesting;
    private final FailureWriter answers;

    RequestLimits(ServerLimits limits, ArrivingBodies arriving, FailureWriter answers) {
        this.body = (int) Math.min(limits.body().toBytes(), Integer.MAX_VALUE - 16L);
        this.url = limits.url().toBytes();
        this.arriving = arriving;
        this.bodies = new BodyReader(body);
        this.nesting = new NestingCheck(limits.depth(), body);
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<HttpServletRequest> accepted;
        try {
            accepted = accept(request);
        } catch (RefusedRequest refused) {
            // what is left of the body is not worth reading
            response.setHeader(HttpHeaders.CONNECTION, "close");
            answers.write(request, response, refused.failure());
            return;
        }
        if (accepted.isPresent()) {
            chain.doFilter(accepted.get(), response);
        }
    }

    /** A request whose body came later passes a second time. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** @return empty as long as its body is on its way */
    private Optional<HttpServletRequest> accept(HttpServletRequest request) throws IOException {
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length() + 1) > url) {
            throw new RefusedRequest(Failure.of(
                    414,
                    IssueType.TOOLONG,
                    "The URL is longer than " + url + " bytes: search by POST [type]/_search instead."));
        }
        PercentEncoding.check(query, "query");
        if (!WITH_BODY.contains(request.getMethod())) {
            // nobody may wait for what comes with a GET
            return Optional.of(ArrivingBodies.isWhole(request) ? request : new BufferedRequest(request, NONE, null));
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        BodyReader.isGzip(encoding);
        Optional<byte[]> sent = arriving.take(request, body);
        return sent.isEmpty() ? Optional.empty() : Optional.of(read(request, bodies.read(sent.get(), encoding)));
    }

    private HttpServletRequest read(HttpServletRequest request, byte[] bytes) throws IOException {
        String root = root(request);
        String contentType = request.getContentType();
        BodyType type = BodyType.of(contentType);
        if (type.isText()) {
            byte[] text = SentText.inUtf8(bytes, type, contentType, root);
            nesting.check(text, contentType, root);
            if (type == BodyType.FORM) {
                PercentEncoding.check(new String(text, StandardCharsets.UTF_8), "form");
            }
            return new BufferedRequest(request, text, BodyType.mediaType(contentType));
        }
        checkType(request, type, root, bytes);
        return new BufferedRequest(request, bytes, null);
    }

    /** A Binary may be anything; a search says itself what it takes. */
    private static void checkType(HttpServletRequest request, BodyType type, String root, byte[] body)
            throws RefusedRequest {
        boolean patch = "PATCH".equals(request.getMethod());
        boolean takesAll = !patch
                && (request.getRequestURI().endsWith("/_search") || (root.equals("Binary") && type != BodyType.NONE));
        if (takesAll || (body.length == 0 && !patch)) {
            return;
        }
        throw new RefusedRequest(Failure.of(
                415,
                IssueType.NOTSUPPORTED,
                "Send application/fhir+json or application/fhir+xml"
                        + (patch ? ", or application/json-patch+json," : "") + " and say so in Content-Type."));
    }

    /** The resource type that the URL names; a bundle is sent to none. */
    private static String root(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String[] parts = path.substring(FhirServlet.PATH.length()).split("/", 3);
        return parts.length > 1 && TYPE.matcher(parts[1]).matches() ? parts[1] : "Bundle";
    }
}
