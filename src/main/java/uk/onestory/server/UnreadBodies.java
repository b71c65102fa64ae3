package uk.onestory.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * What a client still sends after its answer. Tomcat would wait for it on the worker thread, so that a few half-sent
 * requests to any URL, refused or not, would stop the server. Here it is passed over as it comes, for a short time, since a
 * client that sends would lose its answer with the connection; then the connection is closed.
 */
class UnreadBodies extends ValveBase {

    private static final Duration TIME = Duration.ofSeconds(3);

    private final long most;

    /** @param most bytes that are passed over for the sake of the connection */
    UnreadBodies(long most) {
        super(true);
        this.most = most;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.isFinished()) {
            response.finishResponse();
            if (canPassOver(request)) {
                passOver(request);
            } else {
                cut(request);
            }
        }
    }

    private static boolean canPassOver(Request request) {
        return request.getContext() != null
                && request.isAsyncSupported()
                && request.getCoyoteRequest().getReadListener() == null
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null;
    }

    private void passOver(Request request) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(TIME.toMillis());
        UnreadBody rest = new UnreadBody(context, request.getInputStream(), most, () -> cut(request));
        context.addListener(rest);
        request.getInputStream().setReadListener(rest);
    }

    /** The answer is out: nothing more is read, and the connection ends. */
    private static void cut(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
}
