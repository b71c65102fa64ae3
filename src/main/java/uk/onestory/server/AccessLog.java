package uk.onestory.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request, when its answer is complete: also of those that no filter and no servlet of ours saw. Nothing in
 * it is as a client wrote it but what is on a list here or is a UUID.
 */
public final class AccessLog extends ValveBase implements org.apache.catalina.AccessLog {

    static final String LOGGER = "onestory.access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final String PARTNER = AccessLog.class.getName() + ".partner";
    private static final String NONE = "-";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final Routes routes;

    AccessLog(Routes routes) {
        super(true);
        this.routes = routes;
    }

    /** @param partner a partner's id as it stands in the settings */
    public static void partner(HttpServletRequest request, String partner) {
        request.setAttribute(PARTNER, partner);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanoseconds) {
        RequestTrace trace = RequestTrace.of(request);
        LOG.info(
                "partner={} method={} route={} status={} ms={} bytes={} request={} correlation={}",
                Objects.requireNonNullElse(request.getAttribute(PARTNER), NONE),
                METHODS.contains(String.valueOf(request.getMethod())) ? request.getMethod() : "other",
                routes.of(request.getDecodedRequestURI(), request.getContextPath()),
                response.getStatus(),
                TimeUnit.NANOSECONDS.toMillis(nanoseconds),
                response.getBytesWritten(false),
                trace == null ? NONE : uuid(trace.requestId()),
                trace == null ? NONE : uuid(trace.correlationId()));
    }

    /** Other words of a client may hold a name or a number. */
    private static String uuid(String id) {
        return id != null && RequestIds.UUID_FORM.matcher(id).matches()
                ? UUID.fromString(id).toString()
                : NONE;
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // addresses are not told
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
