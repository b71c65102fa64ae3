package uk.onestory.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import uk.onestory.conformance.FhirPackage;

/** About Me: what a person wants everybody who helps to know, so that nobody has to ask again. */
final class AboutMeEntry {

    private final List<Words.Question> questions;

    AboutMeEntry(Words words) {
        this.questions = words.aboutMe().questions();
    }

    BundleEntryComponent of(Subject subject, String urn, int toldDaysAgo) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.getMeta().addProfile(Codes.profile("AboutMe"));
        response.setQuestionnaire(FhirPackage.BASE + "/Questionnaire/OneStory-AboutMe");
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(subject.reference());
        response.setAuthoredElement(subject.moment(toldDaysAgo, subject.dice("about-me")));
        response.setAuthor(subject.reference());
        for (Words.Question question : questions) {
            Dice dice = subject.dice("about-me " + question.linkId());
            if (dice.chance(question.share())) {
                String answer = dice.pick(AgeTag.fitting(question.answers(), subject.age()));
                response.addItem()
                        .setLinkId(question.linkId())
                        .setText(question.text())
                        .addAnswer()
                        .setValue(new StringType(answer));
            }
        }
        response.addItem()
                .setLinkId("date-last-updated")
                .setText("Date last updated")
                .addAnswer()
                .setValue(new DateType(subject.day(toldDaysAgo).toString()));
        return Entries.create(urn, response);
    }
}
