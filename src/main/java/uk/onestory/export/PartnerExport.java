package uk.onestory.export;

import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.batch2.model.JobInstance;
import ca.uhn.fhir.batch2.model.StatusEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirOperations;

/** HAPI's {@code $export}; its status and its cancel are for the partner that started the job. */
@Component
class PartnerExport extends BulkDataExportProvider implements FhirOperations {

    private static final String SOON = "1";

    private final ExportOwner owner;
    private final IJobPersistence jobs;

    PartnerExport(ExportOwner owner, @Lazy IJobPersistence jobs) {
        this.owner = owner;
        this.jobs = jobs;
    }

    @Override
    public void exportPollStatus(IPrimitiveType<String> jobId, ServletRequestDetails request) throws IOException {
        if (jobId == null || jobId.getValueAsString() == null) {
            throw new InvalidRequestException("Send the parameter _jobId.");
        }
        JobInstance job = owner.find(jobId.getValueAsString(), request)
                .orElseThrow(() -> new ResourceNotFoundException(jobId.getValueAsString()));
        if (request.getRequestType() == RequestTypeEnum.DELETE
                && job.getStatus().isEnded()) {
            // its files are for the owner of a job, and nobody owns one that is gone
            jobs.deleteInstanceAndChunks(job.getInstanceId());
            request.getServletResponse().setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        if (job.getStatus() == StatusEnum.FAILED) {
            throw new InternalErrorException("Export failed: " + job.getErrorMessage());
        }
        super.exportPollStatus(jobId, request);
        HttpServletResponse response = request.getServletResponse();
        if (response.getStatus() == HttpServletResponse.SC_ACCEPTED && !response.isCommitted()) {
            // HAPI says two minutes, whatever there is to do
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
    }
}
