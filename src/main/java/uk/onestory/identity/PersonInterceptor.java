package uk.onestory.identity;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Where the rules of people meet the storage, on every way of writing. What refers to a record that was joined into
 * another one is written to that one. Who is new is compared with who is there when all of the transaction is written.
 * What the server itself writes is not judged.
 */
@Component
@Interceptor
public class PersonInterceptor implements StorageInterceptor {

    private final JoinedRecords joined;
    private final Duplicates duplicates;

    PersonInterceptor(JoinedRecords joined, Duplicates duplicates) {
        this.joined = joined;
        this.duplicates = duplicates;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.FOLLOW)
    public void creating(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty()) {
            return;
        }
        joined.follow(resource, transaction);
        if (resource instanceof Patient patient) {
            PersonLinks.checkNew(patient);
            NewPeople.of(transaction).created(patient);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.FOLLOW)
    public void updating(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty() || before == null) {
            return;
        }
        if (before instanceof Patient stored && after instanceof Patient patient) {
            PersonLinks.checkChange(stored, patient);
            Optional<String> number = Person.nhsNumber(patient);
            if (number.isPresent() && !number.equals(Person.nhsNumber(stored))) {
                NewPeople.of(transaction).renumbered(patient);
            }
        } else {
            joined.follow(after, transaction);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.PEOPLE)
    public void created(RequestDetails request, TransactionDetails transaction) {
        check(request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.PEOPLE)
    public void updated(RequestDetails request, TransactionDetails transaction) {
        check(request, transaction);
    }

    private void check(RequestDetails request, TransactionDetails transaction) {
        Callers.of(request).ifPresent(caller -> {
            NewPeople people = NewPeople.of(transaction);
            if (people.startChecking()) {
                duplicates.check(people, caller);
            }
        });
    }
}
