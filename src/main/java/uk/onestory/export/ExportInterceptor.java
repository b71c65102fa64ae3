package uk.onestory.export;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.bulk.BulkExportJobParameters;
import java.util.Arrays;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.server.BodyParameters;
import uk.onestory.server.Extensions;
import uk.onestory.server.FhirInterceptor;

/** Ties a job to its partner when it starts, and lets nobody else read its files. */
@Component
@Interceptor
public class ExportInterceptor implements FhirInterceptor {

    private static final String TYPE = JpaConstants.PARAM_EXPORT_TYPE;

    /** What HAPI heeds, and what Bulk Data Access allows a server to pass over. */
    private static final Set<String> PARAMETERS =
            Set.of("_outputFormat", "_since", "_until", TYPE, "_typeFilter", "patient", "_format");

    private final ExportOwner owner;
    private final JobMaintenance maintenance;
    private final TypeFilters filters;

    ExportInterceptor(ExportOwner owner, JobMaintenance maintenance, TypeFilters filters) {
        this.owner = owner;
        this.filters = filters;
        this.maintenance = maintenance;
    }

    @Hook(Pointcut.STORAGE_INITIATE_BULK_EXPORT)
    public void start(BulkExportJobParameters job, RequestDetails request) {
        Caller caller = Callers.of(request).orElseThrow();
        checkNames(request);
        checkValues(request);
        if (namesTypes(request)) {
            ExportTypes.check(caller, job.getResourceTypes());
        } else {
            job.setResourceTypes(ExportTypes.granted(caller, job.getResourceTypes()));
        }
        filters.check(job);
        ExportOwner.own(job, caller);
        maintenance.jobStarts();
    }

    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void hide(RequestDetails request, IPreResourceShowDetails shown) {
        if (Callers.of(request).isEmpty()) {
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            if (shown.getResource(i) instanceof Binary file && !mayRead(file, request)) {
                shown.setResource(i, null);
            }
        }
    }

    /** There are no other files than those of exports. */
    private boolean mayRead(Binary file, RequestDetails request) {
        Extension job = Extensions.first(file.getMeta(), JpaConstants.BULK_META_EXTENSION_JOB_ID);
        return job != null
                && owner.find(job.getValue().primitiveValue(), request).isPresent();
    }

    private static void checkNames(RequestDetails request) {
        String prefer = request.getHeader("Prefer");
        boolean lenient = prefer != null && prefer.contains("handling=lenient");
        boolean unknown = !PARAMETERS.containsAll(request.getParameters().keySet())
                || !PARAMETERS.containsAll(BodyParameters.names(request));
        if (unknown && !lenient) {
            throw Refusal.plain(
                    400,
                    IssueType.NOTSUPPORTED,
                    "A parameter of the export is not known here. Known are "
                            + PARAMETERS.stream().sorted().toList());
        }
    }

    /** An empty one would mean all, and people are named by the export of people. */
    private static void checkValues(RequestDetails request) {
        boolean empty = request.getParameters().values().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(String::isBlank)
                || (request.getResource() instanceof Parameters body
                        && body.getParameter().stream().anyMatch(parameter -> !parameter.hasValue()));
        if (empty) {
            throw Refusal.plain(400, IssueType.INVALID, "A parameter of the export has an empty value.");
        }
        boolean people = request.getParameters().containsKey("patient")
                || BodyParameters.names(request).contains("patient");
        if (people && !"Patient".equals(request.getResourceName())) {
            throw Refusal.plain(400, IssueType.INVALID, "The parameter patient belongs to Patient/$export.");
        }
    }

    private static boolean namesTypes(RequestDetails request) {
        return request.getParameters().containsKey(TYPE)
                || (request.getResource() instanceof Parameters body && body.hasParameter(TYPE));
    }
}
