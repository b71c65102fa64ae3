package uk.onestory.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.Resource;

/**
 * The story is as confidential as the most confidential of what it tells, and carries the sensitivity labels of all of
 * it: whoever keeps the document alone must know what they hold. Only what is in the document counts.
 */
final class Labels {

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** From the least to the most confidential. */
    private static final List<String> DEGREES = List.of("U", "L", "M", "N", "R", "V");

    private static final String NORMAL = "N";
    private static final String RESTRICTED = "R";

    private Labels() {}

    static void put(Bundle bundle, Composition story, Collection<? extends Resource> content) {
        Set<String> sensitivities = new TreeSet<>();
        labels(content)
                .filter(label -> SENSITIVITY.equals(label.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .forEach(sensitivities::add);
        String degree = Stream.concat(
                        Stream.of(sensitivities.isEmpty() ? NORMAL : RESTRICTED),
                        labels(content)
                                .filter(label -> CONFIDENTIALITY.equals(label.getSystem()))
                                .map(Coding::getCode)
                                .filter(Objects::nonNull)
                                .filter(DEGREES::contains))
                .max(Comparator.comparing(DEGREES::indexOf))
                .orElseThrow();
        story.setConfidentiality(DocumentConfidentiality.fromCode(degree));
        bundle.getMeta().addSecurity().setSystem(CONFIDENTIALITY).setCode(degree);
        sensitivities.forEach(
                code -> bundle.getMeta().addSecurity().setSystem(SENSITIVITY).setCode(code));
    }

    private static Stream<Coding> labels(Collection<? extends Resource> content) {
        return content.stream().flatMap(resource -> resource.getMeta().getSecurity().stream());
    }
}
