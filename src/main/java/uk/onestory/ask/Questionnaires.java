package uk.onestory.ask;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.UriParam;
import java.util.Comparator;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Finds the Questionnaire that a caller names, with the caller's request. */
@Component
class Questionnaires {

    private final DaoRegistry daos;

    Questionnaires(DaoRegistry daos) {
        this.daos = daos;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404 */
    Questionnaire find(PopulateRequest asked, RequestDetails request) {
        IFhirResourceDao<Questionnaire> dao = daos.getResourceDao(Questionnaire.class);
        if (asked.id() != null) {
            return dao.read(new IdType("Questionnaire", asked.id()), request);
        }
        String[] canonical = asked.canonical().split("\\|", 2);
        return dao
                .search(SearchParameterMap.newSynchronous(Questionnaire.SP_URL, new UriParam(canonical[0])), request)
                .getAllResources()
                .stream()
                .map(Questionnaire.class::cast)
                .filter(found -> canonical.length == 1 || canonical[1].equals(found.getVersion()))
                .max(Comparator.comparing(found -> found.getMeta().getLastUpdated()))
                .orElseThrow(() ->
                        Refusal.of(404, Rule.DEFINITION_UNKNOWN, "No Questionnaire with this url is known here."));
    }
}
