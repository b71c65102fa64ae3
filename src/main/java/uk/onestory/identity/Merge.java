package uk.onestory.identity;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.access.Partner;
import uk.onestory.conformance.AlreadyValidated;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * Joins two records of one person, in one transaction: whatever refers to the source refers to the target from then on,
 * and the source names the target as the record that took its place. Parameters and answer are those of FHIR R5's
 * {@code Patient/$merge}.
 *
 * <p>HAPI has a service for this operation. It moves the references in one transaction and changes the two records in
 * another one, sends the moves as patches in the caller's name, which the rules of referrals rightly refuse, and loses
 * what else stands in a reference (display, identifier). So it is not used.
 */
@Component
class Merge {

    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private final IHapiTransactionService transactions;
    private final DaoRegistry daos;
    private final MergeSides sides;
    private final MergeRules rules;
    private final References references;
    private final PersonSettings settings;
    private final Clock clock;

    Merge(
            IHapiTransactionService transactions,
            DaoRegistry daos,
            MergeSides sides,
            MergeRules rules,
            References references,
            PersonSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.daos = daos;
        this.sides = sides;
        this.rules = rules;
        this.references = references;
        this.settings = settings;
        this.clock = clock;
    }

    Parameters perform(MergeRequest request, Parameters input, Caller caller) {
        TransactionDetails details = new TransactionDetails();
        return transactions
                .withRequest(server())
                .withTransactionDetails(details)
                .execute(() -> join(request, input, caller, details));
    }

    private Parameters join(MergeRequest request, Parameters input, Caller caller, TransactionDetails details) {
        Patient source = sides.read(request.source());
        Patient target = sides.read(request.target());
        boolean joined = rules.check(request, source, target, caller);
        String from = source.getIdElement().getIdPart();
        String into = target.getIdElement().getIdPart();
        List<IdType> referrers = references.to(from, into, settings.mergeLimit() + 1);
        if (referrers.size() > settings.mergeLimit()) {
            throw Refusal.of(
                    Rule.TOO_LARGE,
                    "More than " + settings.mergeLimit()
                            + " resources are about the source: whoever runs this server can"
                            + " raise onestory.identity.merge-limit for it.");
        }
        if (!joined) {
            MergedPatients.completeTarget(target, source);
        }
        if (!request.preview()) {
            if (!joined) {
                MergedPatients.closeSource(source, target);
                // First the source gives its identifiers up, then the target takes them.
                update(source, details);
                update(target, details);
            }
            referrers.forEach(referrer -> move(referrer, from, into, details));
            if (!joined || !referrers.isEmpty()) {
                record(request, from, into, caller, details);
            }
        }
        return answer(request, input, caller, target, referrers.size());
    }

    private void move(IdType referrer, String from, String into, TransactionDetails details) {
        Resource resource =
                ((Resource) daos.getResourceDao(referrer.getResourceType()).read(referrer, server())).copy();
        if (references.move(resource, from, into)) {
            update(resource, details);
        }
    }

    private void update(Resource resource, TransactionDetails details) {
        IFhirResourceDao<Resource> dao = daos.getResourceDao(resource);
        dao.update(resource, null, true, false, server(), details);
    }

    private void record(MergeRequest request, String from, String into, Caller caller, TransactionDetails details) {
        Provenance provenance = new Provenance();
        provenance.addTarget(new Reference("Patient/" + into));
        provenance.addTarget(new Reference("Patient/" + from));
        provenance.setRecorded(Date.from(clock.instant()));
        provenance.setActivity(new CodeableConcept(new Coding(LIFECYCLE, "merge", null)));
        if (request.reason() != null) {
            provenance.addReason().setText(request.reason());
        }
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(PARTICIPANT, "custodian", null)))
                .setWho(new Reference(caller.organization()));
        daos.getResourceDao(Provenance.class).create(provenance, null, true, server(), details);
    }

    private static Parameters answer(
            MergeRequest request, Parameters input, Caller caller, Patient target, int referrers) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics((request.preview() ? "Would move " : "Moved ") + referrers + " resources to Patient/"
                        + target.getIdElement().getIdPart() + ".");
        Parameters answer = new Parameters();
        answer.addParameter().setName("input").setResource(input);
        answer.addParameter().setName("outcome").setResource(outcome);
        if (caller.partner().kind() != Partner.Kind.OPERATOR) {
            answer.addParameter().setName("result").setResource(target);
        }
        return answer;
    }

    private static SystemRequestDetails server() {
        return AlreadyValidated.mark(Callers.server());
    }
}
