package uk.onestory.identity;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.ServiceIdentifiers;
import uk.onestory.fhir.Nameless;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Where the rules of people meet the storage, on every way of writing. A record names its person by a literal reference;
 * what refers to a record that was joined into another one is written to that one; what a record points to is of the same
 * person or of nobody. Who is new is compared with who is there when all of the transaction is written.
 * What the server itself writes is not judged.
 */
@Component
@Interceptor
public class PersonInterceptor implements StorageInterceptor {

    private final JoinedRecords joined;
    private final PeopleNamed named;
    private final Duplicates duplicates;
    private final PersonsRecords records;
    private final ReferredPeople referred;

    PersonInterceptor(
            JoinedRecords joined,
            PeopleNamed named,
            Duplicates duplicates,
            PersonsRecords records,
            ReferredPeople referred) {
        this.joined = joined;
        this.named = named;
        this.duplicates = duplicates;
        this.records = records;
        this.referred = referred;
    }

    @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = HookOrder.FOLLOW)
    public void bundle(IBaseBundle sent, RequestDetails request) {
        if (sent instanceof Bundle bundle
                && bundle.getType() == BundleType.TRANSACTION
                && Callers.of(request).isPresent()) {
            named.name(bundle);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.FOLLOW)
    public void creating(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty()) {
            return;
        }
        follow(null, (Resource) resource, request, transaction);
        if (resource instanceof Patient patient) {
            PersonLinks.checkNew(patient);
            NewPeople.of(transaction).created(patient);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.FOLLOW)
    public void updating(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isEmpty()) {
            return;
        }
        follow((Resource) before, (Resource) after, request, transaction);
        if (before instanceof Patient stored && after instanceof Patient patient) {
            PersonLinks.checkChange(stored, patient);
            Optional<String> number = Person.nhsNumber(patient);
            if (number.isPresent() && !number.equals(Person.nhsNumber(stored))) {
                NewPeople.of(transaction).renumbered(patient);
            }
            if (isKnownAnew(stored, patient)) {
                NewPeople.of(transaction).reidentified(patient);
            }
        }
    }

    private static boolean isKnownAnew(Patient stored, Patient patient) {
        Set<String> known = ServiceIdentifiers.textsOf(stored).collect(Collectors.toSet());
        boolean more = ServiceIdentifiers.textsOf(patient).anyMatch(identifier -> !known.contains(identifier));
        return more || (!known.isEmpty() && Nameless.is(patient) && !Nameless.is(stored));
    }

    private void follow(Resource before, Resource after, RequestDetails request, TransactionDetails transaction) {
        Written written = Written.of(transaction);
        Map<String, Reference> references = ReferencesIn.of(after);
        named.compact(references);
        if (named.name(after, written, request)) {
            references = ReferencesIn.of(after);
        }
        if (!(before instanceof Patient)) {
            joined.follow(references.values(), transaction);
        }
        written.add(before, after, references);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.PEOPLE)
    public void created(RequestDetails request, TransactionDetails transaction) {
        check(request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.PEOPLE)
    public void updated(RequestDetails request, TransactionDetails transaction) {
        check(request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.RECORDS)
    public void createdAll(RequestDetails request, TransactionDetails transaction) {
        checkReferences(request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.RECORDS)
    public void updatedAll(RequestDetails request, TransactionDetails transaction) {
        checkReferences(request, transaction);
    }

    private void checkReferences(RequestDetails request, TransactionDetails transaction) {
        if (Callers.of(request).isPresent() && Written.of(transaction).startCheckingReferences()) {
            records.needOnePerson(Written.of(transaction), request);
        }
    }

    private void check(RequestDetails request, TransactionDetails transaction) {
        Callers.of(request).ifPresent(caller -> {
            NewPeople people = NewPeople.of(transaction);
            if (people.startChecking()) {
                duplicates.check(people, caller);
            }
            Written written = Written.of(transaction);
            if (written.startChecking()) {
                records.needPeople(written);
                referred.check(written, transaction);
            }
        });
    }
}
