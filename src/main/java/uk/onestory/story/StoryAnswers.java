package uk.onestory.story;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;

/**
 * Writes a story as the caller wants it. It takes the document that would leave as FHIR, after every other hook has seen
 * it: the same access, the same audit, the same content. A refusal stays an OperationOutcome.
 */
@Component
@Interceptor
public class StoryAnswers implements FhirInterceptor {

    private final StoryPage page;
    private final StoryPdf pdf;

    StoryAnswers(StoryPage page, StoryPdf pdf) {
        this.page = page;
        this.pdf = pdf;
    }

    /** @return whether HAPI is to write the answer */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = HookOrder.FORM)
    public boolean write(ServletRequestDetails request, ResponseDetails response) throws IOException {
        Optional<StoryRequest> asked = StoryRequest.of(request);
        boolean amongOthers = request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION;
        if (asked.isEmpty() || amongOthers || !(response.getResponseResource() instanceof Bundle story)) {
            return true;
        }
        request.getResponse().addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return switch (StoryForm.of(request)) {
            case FHIR -> true;
            case PAGE -> {
                request.getResponse()
                        .addHeader("Content-Security-Policy", page.security() + "; frame-ancestors 'none'");
                write(request, response, page.of(story, asked.get()));
                yield false;
            }
            case PDF -> {
                write(request, response, pdf.of(story, asked.get()));
                yield false;
            }
        };
    }

    private static void write(ServletRequestDetails request, ResponseDetails response, String html) throws IOException {
        Writer writer = request.getResponse()
                .getResponseWriter(
                        response.getResponseCode(),
                        "text/html",
                        StandardCharsets.UTF_8.name(),
                        request.isRespondGzip());
        writer.write(html);
        request.getResponse().commitResponse(writer);
    }

    private static void write(ServletRequestDetails request, ResponseDetails response, byte[] pdf) throws IOException {
        // Named after nobody: the name of a file is seen by more people than what is in it.
        request.getResponse().addHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"story.pdf\"");
        OutputStream out = request.getResponse()
                .getResponseOutputStream(response.getResponseCode(), "application/pdf", pdf.length);
        out.write(pdf);
        request.getResponse().commitResponse(out);
    }
}
