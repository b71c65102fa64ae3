package uk.onestory.story;

import org.springframework.stereotype.Component;
import uk.onestory.server.OwnForms;

/** {@code $story} is served as a page and as a PDF too. */
@Component
class StoryForms implements OwnForms {

    @Override
    public boolean serves(String operation, String form) {
        return "$story".equals(operation) && StoryForm.isNamed(form);
    }
}
