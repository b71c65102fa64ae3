package uk.onestory.story;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.PatientLinks;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.conformance.SearchedNhsNumbers;

/**
 * Finds the person through HAPI's own read and search, with the caller's request: so whoever the caller may not know is
 * absent here in the same words as on {@code GET Patient/[id]}.
 */
@Component
public class PersonLookup {

    private final DaoRegistry daos;
    private final SearchedNhsNumbers numbers;

    PersonLookup(DaoRegistry daos, SearchedNhsNumbers numbers) {
        this.daos = daos;
        this.numbers = numbers;
    }

    /**
     * Whoever was joined into another record is found there.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException 404
     */
    public Patient byId(IdType id, RequestDetails request) {
        Patient person = patients().read(new IdType("Patient", id.getIdPart()), request);
        Set<String> seen = new HashSet<>();
        for (Optional<String> next = PatientLinks.replacedBy(person);
                next.isPresent() && seen.add(next.get());
                next = PatientLinks.replacedBy(person)) {
            person = patients().read(new IdType("Patient", next.get()), request);
        }
        return person;
    }

    /**
     * @param identifier {@code system|value}
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for what is no identifier, 404 for
     *     nobody, 412 where several people carry it
     */
    public Patient byIdentifier(String identifier, RequestDetails request) {
        TokenParam token = token(identifier);
        List<IBaseResource> found = patients()
                .search(SearchParameterMap.newSynchronous(Patient.SP_IDENTIFIER, token), request)
                .getAllResources();
        if (found.isEmpty()) {
            throw Refusal.of(404, Rule.PERSON_UNKNOWN, "No Patient with this identifier is known.");
        }
        if (found.size() > 1) {
            throw Refusal.of(Rule.SEVERAL_MATCH, "Several Patients carry this identifier: ask by id instead.");
        }
        return (Patient) found.get(0);
    }

    private TokenParam token(String identifier) {
        int bar = identifier == null ? -1 : identifier.indexOf('|');
        if (bar < 1 || bar == identifier.length() - 1) {
            throw Refusal.plain(
                    400,
                    IssueType.INVALID,
                    "identifier takes system|value, for example https://fhir.nhs.uk/Id/nhs-number|9990000018.");
        }
        String system = identifier.substring(0, bar);
        return new TokenParam(
                system,
                NhsNumber.SYSTEM.equals(system)
                        ? numbers.asStored(identifier).substring(bar + 1)
                        : identifier.substring(bar + 1));
    }

    private IFhirResourceDao<Patient> patients() {
        return daos.getResourceDao(Patient.class);
    }
}
