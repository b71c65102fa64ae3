package uk.onestory.ask;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.access.Partner;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.FhirOperations;

/**
 * {@code GET|POST Measure/story-retells/$evaluate-measure?periodStart&periodEnd}. Reporting partners and operators see
 * all services, clinical partners their own.
 *
 * <p>HAPI's clinical reasoning module is not used: it computes measures by CQL over resources, one person at a time,
 * while what is counted here happened at the moment of a write and stands in no resource.
 */
@Component
class EvaluateMeasureProvider implements FhirOperations {

    private static final String DEFINITION = FhirPackage.BASE + "/OperationDefinition/OneStory-evaluate-measure";
    private static final String RETELLS = FhirPackage.BASE + "/Measure/story-retells";

    private final DaoRegistry daos;
    private final Counts counts;
    private final RetellReport report;

    EvaluateMeasureProvider(DaoRegistry daos, Counts counts, RetellReport report) {
        this.daos = daos;
        this.counts = counts;
        this.report = report;
    }

    @Operation(name = "$evaluate-measure", type = Measure.class, idempotent = true, canonicalUrl = DEFINITION)
    public MeasureReport evaluate(
            @IdParam IdType id,
            @OperationParam(name = "periodStart") String periodStart,
            @OperationParam(name = "periodEnd") String periodEnd,
            @OperationParam(name = "reportType") String reportType,
            RequestDetails request) {
        Measure measure = daos.getResourceDao(Measure.class).read(new IdType("Measure", id.getIdPart()), request);
        if (!RETELLS.equals(measure.getUrl())) {
            throw Refusal.of(422, Rule.NOT_SUPPORTED, "story-retells is the one measure that is computed here.");
        }
        if (reportType != null && !"summary".equals(reportType)) {
            throw Refusal.plain(400, IssueType.NOTSUPPORTED, "reportType is summary: no person is reported on.");
        }
        ReportPeriod period = ReportPeriod.of(periodStart, periodEnd);
        Caller caller = Callers.of(request).orElseThrow();
        boolean own = caller.partner().kind() == Partner.Kind.CLINICAL;
        List<Counted> counted = counts.in(period).stream()
                .filter(row -> !own || row.organization().equals(caller.organizationId()))
                .toList();
        return report.write(RETELLS, caller.organization(), period, counted);
    }
}
