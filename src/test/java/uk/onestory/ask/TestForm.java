package uk.onestory.ask;

import static uk.onestory.OneStoryServer.as;

import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import uk.onestory.OneStoryServer;

/** A questionnaire of a test. */
class TestForm {

    static final String CODES = "https://onestory.test/CodeSystem/questions";

    private final Questionnaire questionnaire = new Questionnaire();

    TestForm() {
        questionnaire.setUrl("https://onestory.test/Questionnaire/" + UUID.randomUUID());
        questionnaire.setStatus(PublicationStatus.ACTIVE);
        questionnaire.setTitle("A form of a test");
    }

    /** A code that no other test asks with. */
    static String newCode() {
        return "q-" + UUID.randomUUID();
    }

    TestForm ask(String linkId, String code, QuestionnaireItemType type) {
        item(linkId, code, type);
        return this;
    }

    QuestionnaireItemComponent item(String linkId, String code, QuestionnaireItemType type) {
        QuestionnaireItemComponent item = questionnaire.addItem();
        item.setLinkId(linkId).setText("What about " + linkId + "?").setType(type);
        if (code != null) {
            item.addCode(new Coding(CODES, code, null));
        }
        return item;
    }

    TestForm lasting(String linkId, int amount, String unit) {
        Duration duration = new Duration();
        duration.setSystem("http://unitsofmeasure.org").setCode(unit).setValue(amount);
        of(linkId).addExtension(AgeLimits.EXTENSION, duration);
        return this;
    }

    TestForm initially(String linkId, String expression) {
        of(linkId)
                .addExtension(
                        InitialExpressions.URL,
                        new Expression().setLanguage("text/fhirpath").setExpression(expression));
        return this;
    }

    QuestionnaireItemComponent of(String linkId) {
        return form().item(linkId).orElseThrow();
    }

    Questionnaire questionnaire() {
        return questionnaire;
    }

    Form form() {
        return new Form(questionnaire);
    }

    String url() {
        return questionnaire.getUrl();
    }

    String id() {
        return questionnaire.getIdElement().getIdPart();
    }

    /** The operator stores it, or its next version. */
    TestForm store() {
        String json = OneStoryServer.fhir().newJsonParser().encodeResourceToString(questionnaire);
        if (questionnaire.hasId()) {
            as("demo-admin").body(json).put("/Questionnaire/" + id()).then().statusCode(200);
        } else {
            questionnaire.setId(as("demo-admin")
                    .body(json)
                    .post("/Questionnaire")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id"));
        }
        return this;
    }
}
