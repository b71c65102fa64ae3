package uk.onestory.ask;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.time.Instant;
import java.util.function.Consumer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.PatientLinks;
import uk.onestory.referral.ServerWrites;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Sees what was asked and who met whom, whatever way it was written, when all of the transaction is written and before
 * it is committed. A form is judged where a partner writes it; plans, contacts
 * and joined records are followed always.
 */
@Component
@Interceptor
public class AskInterceptor implements StorageInterceptor {

    private final Retells retells;
    private final Contacts contacts;
    private final OpenedStories opened;
    private final Currency currency;
    private final Dues dues;
    private final ServerWrites server;

    AskInterceptor(
            Retells retells,
            Contacts contacts,
            OpenedStories opened,
            Currency currency,
            Dues dues,
            ServerWrites server) {
        this.retells = retells;
        this.contacts = contacts;
        this.opened = opened;
        this.currency = currency;
        this.dues = dues;
        this.server = server;
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.RULES)
    public void created(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        written(null, resource, request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.RULES)
    public void updated(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        written(before, after, request, transaction);
    }

    private void written(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        Consumer<Task> write = task -> server.update(task, transaction);
        Instant now = transaction.getTransactionDate().toInstant();
        if (after instanceof QuestionnaireResponse response) {
            Callers.of(request).ifPresent(caller -> {
                retells.written((QuestionnaireResponse) before, response, caller, now);
                currency.written(response, caller, now, write);
            });
        } else if (after instanceof CarePlan plan) {
            currency.written(plan, write);
        } else if (after instanceof Patient person) {
            PatientLinks.replacedBy(person).ifPresent(other -> {
                String id = person.getIdElement().getIdPart();
                opened.follow(id, other);
                dues.follow(id, other, write);
            });
        } else {
            contacts.written((Resource) before, (Resource) after, write);
        }
    }
}
