package uk.onestory.ask;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.FhirOperations;
import uk.onestory.server.ReadsItsParameters;
import uk.onestory.story.PersonLookup;

/**
 * {@code GET|POST Questionnaire/[id]/$populate?subject=Patient/[id]} and {@code Questionnaire/$populate?canonical=url}: a
 * form with what the person has told already. It stores nothing.
 */
@Component
class PopulateProvider implements FhirOperations {

    private static final String DEFINITION = FhirPackage.BASE + "/OperationDefinition/OneStory-populate";

    private final Questionnaires questionnaires;
    private final PersonLookup people;
    private final Population population;

    PopulateProvider(Questionnaires questionnaires, PersonLookup people, Population population) {
        this.questionnaires = questionnaires;
        this.people = people;
        this.population = population;
    }

    /** No parameters are declared because {@code subject} is a Reference in a POST and a string in a GET. */
    @ReadsItsParameters
    @Operation(name = "$populate", type = Questionnaire.class, idempotent = true, canonicalUrl = DEFINITION)
    public QuestionnaireResponse populate(@IdParam(optional = true) IdType id, RequestDetails request) {
        PopulateRequest asked = PopulateRequest.of(id, request);
        Questionnaire questionnaire = questionnaires.find(asked, request);
        Patient person = asked.byIdentifier()
                ? people.byIdentifier(asked.subject(), request)
                : people.byId(new IdType(asked.subject()), request);
        return population.of(new Form(questionnaire), person, request);
    }
}
