package uk.onestory.identity;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Finds the records that {@code $merge} names. Whoever may not know of one is told the same as where there is none. */
@Component
class MergeSides {

    private final DaoRegistry daos;
    private final PersonSettings settings;

    MergeSides(DaoRegistry daos, PersonSettings settings) {
        this.daos = daos;
        this.settings = settings;
    }

    /**
     * A copy to change.
     *
     * @throws BaseServerResponseException 400 where it is not named once, 404 where there is none, 412 where it is not
     *     the version that the reference names
     */
    Patient read(MergeRequest.Side side) {
        if (side.isByReference() == side.isByIdentifier()) {
            throw Refusal.plain(
                    400,
                    IssueType.REQUIRED,
                    "Name one record in " + side.parameter() + " (valueReference), or in " + side.parameter()
                            + "-identifier (valueIdentifier), not in both.");
        }
        return side.isByReference() ? byReference(side) : byIdentifiers(side);
    }

    static BaseServerResponseException absent() {
        return Refusal.of(
                404,
                Rule.PERSON_UNKNOWN,
                "There is no such Patient here, or your organisation is not in the care circle of both: then whoever runs"
                        + " this server can join them.");
    }

    static BaseServerResponseException stale() {
        return Refusal.of(
                Rule.VERSION_STALE, "The record has a newer version than the one that you name: read it again.");
    }

    private Patient byReference(MergeRequest.Side side) {
        IdType id = (IdType) side.reference().getReferenceElement();
        if (!"Patient".equals(id.getResourceType()) || !id.hasIdPart() || id.isAbsolute()) {
            throw Refusal.plain(
                    400, IssueType.VALUE, side.parameter() + " refers to a Patient here, for example Patient/1.");
        }
        try {
            Patient patient = patients().read(new IdType("Patient", id.getIdPart()), Callers.server());
            if (id.hasVersionIdPart()
                    && !id.getVersionIdPart().equals(patient.getIdElement().getVersionIdPart())) {
                throw stale();
            }
            return patient.copy();
        } catch (ResourceNotFoundException | ResourceGoneException none) {
            throw absent();
        }
    }

    private Patient byIdentifiers(MergeRequest.Side side) {
        SentNumbers.check(side.identifiers(), settings.acceptInvalidNhsNumbers(), side.parameter() + "-identifier");
        TokenAndListParam all = new TokenAndListParam();
        for (Identifier identifier : side.identifiers()) {
            if (!identifier.hasSystem() || !identifier.hasValue()) {
                throw Refusal.plain(400, IssueType.VALUE, side.parameter() + "-identifier needs a system and a value.");
            }
            boolean number = NhsNumber.SYSTEM.equals(identifier.getSystem());
            String value = number ? NhsNumber.compact(identifier.getValue()) : identifier.getValue();
            all.addAnd(new TokenParam(identifier.getSystem(), value));
        }
        List<IBaseResource> found = patients()
                .search(SearchParameterMap.newSynchronous().add(Patient.SP_IDENTIFIER, all), Callers.server())
                .getAllResources();
        if (found.size() != 1) {
            throw absent();
        }
        return ((Patient) found.get(0)).copy();
    }

    private IFhirResourceDao<Patient> patients() {
        return daos.getResourceDao(Patient.class);
    }
}
