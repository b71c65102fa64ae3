package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;

/** How to be with the person: what they wrote in About Me, then what they told a service as a care preference. */
final class PleaseDoContent implements SectionContent {

    private final SectionContent aboutMe = new AboutMeAnswers(true);

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>(aboutMe.entries(told));
        told.of(Observation.class).stream()
                .filter(observation -> Observations.isOf(observation, "care-preference"))
                .map(PleaseDoContent::preference)
                .forEach(entries::add);
        return entries;
    }

    private static Entry preference(Observation preference) {
        String kind = Words.of(preference.getCode());
        return Entry.of(
                preference,
                kind == null ? "Please know" : kind,
                Line.of(null, preference.hasValue() ? Words.of(preference.getValue()) : null),
                Line.of("Note", Words.notes(preference.getNote())));
    }
}
