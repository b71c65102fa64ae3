package uk.onestory.referral;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.RequestTrace;

/**
 * The {@code X-Correlation-Id} with which a referral was sent, as an identifier of it and of all its Tasks: BaRS keeps one
 * correlation id from the first message to the last, also on onward referrals. {@code requisition} and {@code
 * groupIdentifier} have other uses here. Where the sender names none there is none.
 */
final class Correlation {

    static final String SYSTEM = FhirPackage.BASE + "/Id/correlation";

    private Correlation() {}

    static void begin(ServiceRequest referral) {
        replace(referral.getIdentifier(), sent().map(List::of).orElse(List.of()), referral::addIdentifier);
    }

    static void begin(Task task) {
        replace(task.getIdentifier(), sent().map(List::of).orElse(List.of()), task::addIdentifier);
    }

    /** Whatever is written there: it stays what it was. */
    static void keep(ServiceRequest before, ServiceRequest after) {
        replace(after.getIdentifier(), before.getIdentifier(), after::addIdentifier);
    }

    static void keep(Task before, Task after) {
        replace(after.getIdentifier(), before.getIdentifier(), after::addIdentifier);
    }

    /** A Task that the server makes for a referral. */
    static void pass(ServiceRequest referral, Task task) {
        replace(task.getIdentifier(), referral.getIdentifier(), task::addIdentifier);
    }

    private static Optional<Identifier> sent() {
        return RequestTrace.current()
                .filter(RequestTrace::correlationSent)
                .map(trace -> new Identifier().setSystem(SYSTEM).setValue(trace.correlationId()));
    }

    private static void replace(List<Identifier> identifiers, List<Identifier> source, Supplier<Identifier> add) {
        List<String> values = source.stream()
                .filter(Correlation::is)
                .map(Identifier::getValue)
                .toList();
        identifiers.removeIf(Correlation::is);
        values.forEach(value -> add.get().setSystem(SYSTEM).setValue(value));
    }

    private static boolean is(Identifier identifier) {
        return SYSTEM.equals(identifier.getSystem());
    }
}
