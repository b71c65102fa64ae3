package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.UriParam;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Questionnaires that operators added to the store, so that responses to them are validated too. */
@Component
class StoredQuestionnaires implements IValidationSupport, SmartInitializingSingleton {

    private final FhirContext fhir;
    private final DaoRegistry daos;
    /** The warm-up validates while the store is still being made; what it needs is in the package. */
    private volatile boolean storeIsThere;

    StoredQuestionnaires(FhirContext fhir, @Lazy DaoRegistry daos) {
        this.fhir = fhir;
        this.daos = daos;
    }

    @Override
    public void afterSingletonsInstantiated() {
        storeIsThere = true;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public <T extends IBaseResource> T fetchResource(Class<T> type, String uri) {
        if (type != Questionnaire.class || !storeIsThere) {
            return null;
        }
        SearchParameterMap byUrl =
                SearchParameterMap.newSynchronous(Questionnaire.SP_URL, new UriParam(uri.replaceFirst("\\|.*$", "")));
        return daos
                .getResourceDao(Questionnaire.class)
                .search(byUrl, new SystemRequestDetails())
                .getAllResources()
                .stream()
                .findFirst()
                .map(type::cast)
                .orElse(null);
    }
}
