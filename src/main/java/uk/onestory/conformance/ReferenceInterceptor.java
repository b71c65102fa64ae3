package uk.onestory.conformance;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.ServerBase;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;

/**
 * Reads what names this server by its own URL as if it were relative, before anybody looks at it, and refuses what points
 * to another one. Entries of a batch stand or fall each by itself, and what a patch makes is not there yet: {@link
 * StoredReferences} looks at them when they are stored.
 */
@Component
@Interceptor
public class ReferenceInterceptor implements FhirInterceptor {

    private static final String MERGE = "$merge";
    private static final String VALIDATE = "$validate";

    private final ReferenceForm form;
    private final OwnUrls urls;
    private final EntryLinks links;

    ReferenceInterceptor(ReferenceForm form, OwnUrls urls, EntryLinks links) {
        this.form = form;
        this.urls = urls;
        this.links = links;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = HookOrder.NAMES)
    public void search(RequestDetails request) {
        urls.localise(request);
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.NAMES)
    public void body(RequestDetails request, RestOperationTypeEnum operation) {
        ServerBase base = ServerBase.of(request.getFhirServerBase());
        if (operation == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            bundle(request, bundle, base);
        } else if (operation != RestOperationTypeEnum.PATCH && request.getResource() instanceof Resource resource) {
            form.localise(resource, base);
            if (operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE) {
                form.check(resource, false, false);
                StoredReferences.checked(request);
            } else if (VALIDATE.equals(request.getOperation())) {
                validated(resource).ifPresent(judged -> ValidationAnswers.add(request, form.verdict(judged)));
            } else if (resource instanceof Parameters parameters) {
                urls.localise(parameters, base);
                form.check(parameters, false, MERGE.equals(request.getOperation()));
            }
        }
    }

    /** Sent as it is, or in the parameter resource. */
    private static Optional<Resource> validated(Resource sent) {
        return sent instanceof Parameters parameters
                ? parameters.getParameter().stream()
                        .filter(parameter -> "resource".equals(parameter.getName()))
                        .map(Parameters.ParametersParameterComponent::getResource)
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.of(sent);
    }

    private void bundle(RequestDetails request, Bundle bundle, ServerBase base) {
        boolean transaction = bundle.getType() == BundleType.TRANSACTION;
        if (transaction) {
            links.link(bundle);
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            urls.localise(entry.getRequest(), base);
            if (entry.getResource() != null) {
                form.localise(entry.getResource(), base);
                if (transaction && entry.getRequest().getMethod() != HTTPVerb.PATCH) {
                    form.check(entry.getResource(), true, false);
                }
            }
        }
        if (transaction) {
            StoredReferences.checked(request);
        }
    }
}
