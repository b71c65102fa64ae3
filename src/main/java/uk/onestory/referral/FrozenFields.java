package uk.onestory.referral;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Fields that nobody changes once they are stored: whom it is about, and who asked whom. */
final class FrozenFields {

    private static final Set<TemporalPrecisionEnum> PARTIAL =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private FrozenFields() {}

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 frozen-field, all of them at once */
    static void check(Task before, Task after) {
        Check check = new Check();
        check.one("Task.focus", before.getFocus(), after.getFocus());
        check.one("Task.for", before.getFor(), after.getFor());
        check.one("Task.requester", before.getRequester(), after.getRequester());
        check.one("Task.owner", before.getOwner(), after.getOwner());
        check.all("Task.partOf", before.getPartOf(), after.getPartOf());
        check.all("Task.basedOn", before.getBasedOn(), after.getBasedOn());
        check.value("Task.groupIdentifier", token(before.getGroupIdentifier()), token(after.getGroupIdentifier()));
        check.value(
                "Task.extension('" + Codes.SERVICE + "')", ReferralTask.service(before), ReferralTask.service(after));
        check.refuse();
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 frozen-field, all of them at once */
    static void check(ServiceRequest before, ServiceRequest after) {
        Check check = new Check();
        check.one("ServiceRequest.subject", before.getSubject(), after.getSubject());
        check.one("ServiceRequest.requester", before.getRequester(), after.getRequester());
        check.all("ServiceRequest.performer", before.getPerformer(), after.getPerformer());
        check.value(
                "ServiceRequest.authoredOn",
                moment(before.getAuthoredOnElement()),
                moment(after.getAuthoredOnElement()));
        check.refuse();
    }

    /** A moment may be written in another zone; a day is not the first moment of it. */
    private static Object moment(DateTimeType date) {
        return date.hasValue() && !PARTIAL.contains(date.getPrecision()) ? date.getValue() : date.getValueAsString();
    }

    private static String token(Identifier identifier) {
        return identifier.getSystem() + "|" + identifier.getValue();
    }

    private static final class Check {

        private final List<OperationOutcomeIssueComponent> changed = new ArrayList<>();

        void one(String path, Reference before, Reference after) {
            value(path, Refs.to(before), Refs.to(after));
        }

        void all(String path, List<Reference> before, List<Reference> after) {
            value(
                    path,
                    before.stream().map(Refs::to).toList(),
                    after.stream().map(Refs::to).toList());
        }

        void value(String path, Object before, Object after) {
            if (!Objects.equals(before, after)) {
                changed.add(
                        Refusal.issue(Rule.FROZEN_FIELD, path + " cannot be changed: send it as it is stored.", path));
            }
        }

        void refuse() {
            if (!changed.isEmpty()) {
                throw Refusal.of(Rule.FROZEN_FIELD, changed);
            }
        }
    }
}
