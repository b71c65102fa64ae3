package uk.onestory.ask;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;

/** Fills a form for one person, with what the caller may see of what they have told. */
@Component
class Population {

    static final String TO_BE_ASKED = FhirPackage.BASE + "/StructureDefinition/OneStory-ToBeAsked";

    private final WhatWasTold told;
    private final Prefill prefill;
    private final InitialExpressions expressions;
    private final Clock clock;

    Population(WhatWasTold told, Prefill prefill, InitialExpressions expressions, Clock clock) {
        this.told = told;
        this.prefill = prefill;
        this.expressions = expressions;
        this.clock = clock;
    }

    QuestionnaireResponse of(Form form, Patient person, RequestDetails request) {
        Instant now = clock.instant();
        List<StoredVersion> seen = told.visible(person.getIdElement().getIdPart(), request);
        List<Answer> answers = told.answers(seen);
        Map<String, Offer> offers = new HashMap<>();
        for (QuestionnaireItemComponent question : form.questions()) {
            expressions
                    .offer(question, form, person, seen, now)
                    .or(() -> prefill.offer(question, form, answers, now))
                    .ifPresent(offer -> offers.put(question.getLinkId(), offer));
        }
        return response(form, person, new Filling(form, offers), now);
    }

    /** The canonical goes without its version: the one that was answered is found by the date. */
    private static QuestionnaireResponse response(Form form, Patient person, Filling filling, Instant now) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.addExtension(TO_BE_ASKED, new UnsignedIntType(filling.toBeAsked()));
        response.setQuestionnaire(form.questionnaire().getUrl());
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        response.setSubject(new Reference("Patient/" + person.getIdElement().getIdPart()));
        response.setAuthored(Date.from(now));
        response.setItem(filling.items());
        return response;
    }
}
