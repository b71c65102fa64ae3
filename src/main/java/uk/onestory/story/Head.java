package uk.onestory.story;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * What somebody with ten seconds must find: who this is, what is urgent, who is responsible now and how to reach them, and
 * what comes next. It is made of the whole record that the caller may see, whatever part of the story was asked for.
 */
record Head(List<Block> blocks) {

    /** @param style the class that the style sheet knows it by */
    record Block(String style, String title, List<Fact> facts) {}

    static Head of(Told told) {
        return new Head(List.of(
                new Block("who", "Who this is", HeadPerson.facts(told)),
                new Block("urgent", "What is urgent", HeadUrgent.facts(told)),
                new Block("responsible", "Who is responsible now", HeadResponsible.facts(told)),
                new Block("next", "What comes next", HeadNext.facts(told))));
    }

    /** Each once, in the order in which they are told. */
    List<Resource> cites() {
        return blocks.stream()
                .flatMap(block -> block.facts().stream())
                .flatMap(fact -> fact.cites().stream())
                .distinct()
                .toList();
    }
}
