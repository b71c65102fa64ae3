package uk.onestory.server;

import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** The part of an expansion that was asked for (FHIR R4 valueset-operation-expand.html: filter, offset, count). */
final class ExpansionPage {

    private ExpansionPage() {}

    /** @return a copy with the concepts of the page, and how many there are in all */
    static ValueSet of(ValueSet whole, ValueSetExpansionOptions options) {
        ValueSet page = whole.copy();
        List<ValueSetExpansionContainsComponent> matching = page.getExpansion().getContains();
        if (options != null
                && options.getFilter() != null
                && !options.getFilter().isBlank()) {
            String words = options.getFilter().toLowerCase(Locale.ROOT);
            matching = matching.stream()
                    .filter(concept -> Stream.of(concept.getDisplay(), concept.getCode())
                            .anyMatch(text -> text != null
                                    && text.toLowerCase(Locale.ROOT).contains(words)))
                    .toList();
        }
        page.getExpansion().setTotal(matching.size());
        if (options != null) {
            page.getExpansion().setOffset(options.getOffset());
            matching = matching.stream()
                    .skip(options.getOffset())
                    .limit(options.getCount())
                    .toList();
        }
        page.getExpansion().setContains(matching);
        return page;
    }
}
