package uk.onestory.retry;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.ServiceIdentifiers;
import uk.onestory.fhir.Nameless;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;
import uk.onestory.server.TransactionLocks;

/**
 * Who gives a person an NHS number, or an identifier in place of a name, waits for others who do the same, to the end of their transactions: whatever rule then
 * looks whether somebody has the number sees all of them. A lock, and not a unique key in the database: people who are
 * there twice already stay valid until they are merged.
 */
@Component
@Interceptor
public class PersonLock implements StorageInterceptor {

    private final TransactionLocks locks;

    PersonLock(TransactionLocks locks) {
        this.locks = locks;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.LOCK)
    public void creating(IBaseResource resource) {
        if (resource instanceof Patient person) {
            names(person).forEach(this::await);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.LOCK)
    public void updating(IBaseResource before, IBaseResource after) {
        if (after instanceof Patient person) {
            List<String> known =
                    before instanceof Patient stored ? names(stored).toList() : List.of();
            names(person).filter(name -> !known.contains(name)).forEach(this::await);
        }
    }

    /** What may be one person's only: NHS numbers, and the identifiers of who gives no name. */
    private static Stream<String> names(Patient person) {
        return Stream.concat(
                NhsNumbers.of(person), Nameless.is(person) ? ServiceIdentifiers.textsOf(person) : Stream.empty());
    }

    private void await(String number) {
        locks.await("person " + number);
    }
}
