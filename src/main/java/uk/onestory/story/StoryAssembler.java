package uk.onestory.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionAttestationMode;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;

/** Puts a person's record together as a {@code OneStory-Story} in a {@code OneStory-StoryBundle}. */
@Component
class StoryAssembler {

    private static final String PROFILE = FhirPackage.BASE + "/StructureDefinition/OneStory-Story";
    private static final String EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    /** What Composition.section.author may point to. */
    private static final Set<String> AUTHORS =
            Set.of("Organization", "Patient", "Practitioner", "PractitionerRole", "RelatedPerson");

    private final StoryDocument document;

    StoryAssembler(StoryDocument document) {
        this.document = document;
    }

    /** @param base FHIR base URL under which the resources can be read */
    Bundle assemble(PersonRecord record, StoryRequest asked, String base) {
        Told told = new Told(record, document.now());
        Head head = Head.of(told);
        Composition story = story(told, head);
        Map<String, Resource> cited = new LinkedHashMap<>();
        for (StorySection section : StorySection.values()) {
            Told toSection = section.toldWhole() ? told : told.since(asked.since());
            List<Entry> entries =
                    asked.asksFor(section) ? StorySections.of(section).entries(toSection) : List.of();
            SectionComponent component = story.addSection();
            component.setTitle(section.title()).setCode(section.concept());
            if (entries.isEmpty()) {
                tellNothing(component, section, asked);
            } else {
                tell(component, section, entries, record, told);
            }
            entries.forEach(entry -> entry.cites().forEach(one -> cited.putIfAbsent(References.key(one), one)));
        }
        Agreement.in(cited.values()).forEach(agreement -> story.addAttester()
                .setMode(CompositionAttestationMode.PERSONAL)
                .setTimeElement(new DateTimeType(agreement.on().getValueAsString()))
                .setParty(new Reference(agreement.party())));
        head.cites().forEach(one -> cited.putIfAbsent(References.key(one), one));
        new Custodian(told, record).organization().ifPresent(one -> story.setCustodian(new Reference(one)));
        return document.of(story, record, told, cited, asked, base);
    }

    private static Composition story(Told told, Head head) {
        Composition story = new Composition();
        story.getMeta().addProfile(PROFILE);
        story.setStatus(CompositionStatus.FINAL);
        CodeableConcept type = new CodeableConcept();
        type.addCoding()
                .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-DocumentKind")
                .setCode("story")
                .setDisplay("My story");
        story.setType(type);
        String title = "The story of " + Called.of(told.person());
        story.setTitle(title);
        story.setText(HeadNarrative.of(head));
        if (!head.cites().isEmpty()) {
            story.addEvent()
                    .setDetail(head.cites().stream()
                            .map(one -> new Reference(References.key(one)))
                            .toList());
        }
        story.setSubject(new Reference(References.key(told.person())));
        // Nobody wrote the whole: each entry tells who recorded it.
        Reference software = new Reference().setType("Device").setDisplay("OneStory");
        software.getIdentifier().setSystem(FhirPackage.BASE + "/Id/software").setValue("onestory-server");
        story.addAuthor(software);
        return story;
    }

    private static void tell(
            SectionComponent section, StorySection which, List<Entry> entries, PersonRecord record, Told told) {
        section.setText(SectionNarrative.of(entries, told));
        section.setOrderedBy(which.orderedBy());
        List<Resource> cited = entries.stream()
                .flatMap(entry -> entry.cites().stream())
                .distinct()
                .toList();
        cited.forEach(resource -> section.addEntry(new Reference(References.key(resource))));
        cited.stream()
                .map(Recorded::of)
                .map(recorded -> author(recorded.by(), record).or(() -> author(recorded.writer(), record)))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(author -> section.addAuthor(new Reference(author)));
    }

    /** Empty where the author is not said, or is not to be seen. */
    private static Optional<String> author(Reference by, PersonRecord record) {
        return Optional.ofNullable(by)
                .flatMap(References::key)
                .filter(key -> AUTHORS.contains(key.substring(0, key.indexOf('/'))))
                .filter(key -> record.find(key).isPresent());
    }

    /**
     * The same words whether nothing was ever recorded or the caller may not see it: an empty section must neither give
     * away that something is there nor promise that nothing is.
     */
    private static void tellNothing(SectionComponent section, StorySection which, StoryRequest asked) {
        String text;
        if (!asked.asksFor(which)) {
            text = "This section was not asked for.";
        } else if (asked.since() != null && !which.toldWhole()) {
            text = "Nothing that you can see has been recorded here since "
                    + LondonDate.words(Objects.requireNonNull(asked.since())) + ".";
        } else {
            text = "Nothing that you can see has been recorded here yet.";
        }
        section.setText(SectionNarrative.sentence(text));
        section.getEmptyReason()
                .addCoding()
                .setSystem(EMPTY_REASON)
                .setCode("unavailable")
                .setDisplay("Unavailable");
    }
}
