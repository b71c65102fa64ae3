package uk.onestory.ask;

import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.OneStoryServer;

/** What somebody answered to a form. */
class TestAnswers {

    private final QuestionnaireResponse response = new QuestionnaireResponse();

    TestAnswers(TestForm form, String patient) {
        response.setQuestionnaire(form.url());
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference("Patient/" + patient));
        response.setAuthored(new Date());
    }

    TestAnswers on(String authored) {
        response.setAuthoredElement(new DateTimeType(authored));
        return this;
    }

    TestAnswers status(QuestionnaireResponseStatus status) {
        response.setStatus(status);
        return this;
    }

    TestAnswers say(String linkId, String words) {
        return say(linkId, new StringType(words));
    }

    TestAnswers say(String linkId, Type value) {
        answer(linkId, value);
        return this;
    }

    TestAnswers reuse(String linkId, Type value, String source) {
        ReusedFrom.put(answer(linkId, value), source);
        return this;
    }

    private QuestionnaireResponseItemAnswerComponent answer(String linkId, Type value) {
        return response.getItem().stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .findFirst()
                .orElseGet(() -> {
                    var item = response.addItem();
                    item.setLinkId(linkId);
                    return item;
                })
                .addAnswer()
                .setValue(value);
    }

    QuestionnaireResponse response() {
        return response;
    }

    String json() {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(response);
    }

    Response send(String partner) {
        return as(partner).body(json()).post("/QuestionnaireResponse");
    }

    /** @return {@code QuestionnaireResponse/id} */
    String sent(String partner) {
        String id = send(partner).then().statusCode(201).extract().path("id");
        response.setId(id);
        return "QuestionnaireResponse/" + id;
    }

    static String json(org.hl7.fhir.r4.model.Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}
