package uk.onestory.ask;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.onestory.access.Visibility;

/** What a person has told, as far as the caller may know: what is withheld is gone before anything looks at it. */
@Component
class WhatWasTold {

    private final StoredAnswers stored;
    private final Visibility visibility;

    WhatWasTold(StoredAnswers stored, Visibility visibility) {
        this.stored = stored;
        this.visibility = visibility;
    }

    /** @param person logical id of the Patient */
    List<StoredVersion> visible(String person, RequestDetails request) {
        return stored.about(person).stream()
                .filter(version -> visibility.mayBeShown(request, version.resource()))
                .map(version -> version.showing(visibility.shownPart(request, version.resource())))
                .toList();
    }

    List<Answer> answers(List<StoredVersion> visible) {
        return EarlierAnswers.in(visible, new Forms(stored.questionnaires(EarlierAnswers.questionnaires(visible))));
    }
}
