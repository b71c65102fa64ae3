package uk.onestory.pages;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import uk.onestory.conformance.OfflineConformance;
import uk.onestory.pages.ElementRow.Detail;
import uk.onestory.pages.ElementRow.ElementType;

/** The differential as a table: which elements is the profile's, what holds of them is told in full. */
class ElementRows {

    private final FhirContext fhir;
    private final OfflineConformance conformance;
    private final Catalogue catalogue;

    ElementRows(FhirContext fhir, OfflineConformance conformance, Catalogue catalogue) {
        this.fhir = fhir;
        this.conformance = conformance;
        this.catalogue = catalogue;
    }

    /** @param profile with its snapshot */
    List<ElementRow> of(StructureDefinition profile) {
        Map<String, ElementDefinition> whole = profile.getSnapshot().getElement().stream()
                .collect(Collectors.toMap(ElementDefinition::getId, Function.identity(), (first, second) -> first));
        return profile.getDifferential().getElement().stream()
                .filter(element -> element.getPath().contains("."))
                .filter(element -> !opensExtensions(element))
                .filter(element -> !(element.getPath().endsWith("xtension") && forbidden(element)))
                .map(element -> row(element, whole.getOrDefault(element.getId(), element)))
                .toList();
    }

    /** That extensions are sliced by their URL holds everywhere in FHIR and is no news. */
    private static boolean opensExtensions(ElementDefinition element) {
        return element.hasSlicing()
                && element.getPath().endsWith("xtension")
                && !element.hasMin()
                && !element.hasMax()
                && !element.getMustSupport();
    }

    private ElementRow row(ElementDefinition element, ElementDefinition whole) {
        return new ElementRow(
                element.getId().substring(element.getId().indexOf('.') + 1),
                whole.hasMax() ? whole.getMin() + ".." + whole.getMax() : "",
                forbidden(whole)
                        ? List.of()
                        : whole.getType().stream().map(this::type).toList(),
                details(element),
                Binding.of(element, whole, catalogue, conformance),
                element.getMustSupport(),
                meaning(element, whole),
                element.getConstraint().stream()
                        .map(constraint -> new Link(constraint.getKey(), "#constraint-" + constraint.getKey()))
                        .toList());
    }

    private static boolean forbidden(ElementDefinition element) {
        return "0".equals(element.getMax());
    }

    private static String meaning(ElementDefinition element, ElementDefinition whole) {
        if (forbidden(whole)) {
            return "Not used";
        }
        return Stream.of(element.getShort(), element.getDefinition(), element.getComment(), ofTheType(whole))
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Where FHIR says no more than its codes it would tell some that the profile does not allow. */
    private static String ofTheType(ElementDefinition whole) {
        return whole.hasShort() && whole.getShort().contains(" | ") ? "" : whole.getShort();
    }

    private ElementType type(TypeRefComponent type) {
        return new ElementType(
                catalogue.type(type.getCode()),
                Stream.concat(type.getProfile().stream(), type.getTargetProfile().stream())
                        .map(PrimitiveType::getValue)
                        .map(catalogue::link)
                        .toList());
    }

    private List<Detail> details(ElementDefinition element) {
        List<Detail> details = new ArrayList<>();
        if (element.hasFixed()) {
            details.addAll(values("Always", element.getFixed()));
        }
        if (element.hasPattern()) {
            details.addAll(values("Always", element.getPattern()));
        }
        if (element.hasSlicing()) {
            details.add(new Detail("Slices told apart by", new Link(discriminators(element), null)));
        }
        return details;
    }

    private static String discriminators(ElementDefinition element) {
        return element.getSlicing().getDiscriminator().stream()
                .map(discriminator -> discriminator.getType().toCode() + " of " + discriminator.getPath())
                .collect(Collectors.joining(", "));
    }

    private List<Detail> values(String label, Type value) {
        if (value instanceof CodeableConcept concept && !concept.hasText()) {
            return concept.getCoding().stream()
                    .flatMap(coding -> values(label, coding).stream())
                    .toList();
        }
        if (value instanceof Coding coding && coding.hasCode()) {
            return List.of(new Detail(label, catalogue.code(coding.getSystem(), coding.getCode())));
        }
        if (value instanceof Coding coding && coding.hasSystem()) {
            return List.of(new Detail(label + " from", catalogue.link(coding.getSystem())));
        }
        if (value instanceof UriType uri) {
            return List.of(new Detail(label, new Link(uri.getValue(), null)));
        }
        return List.of(new Detail(
                label,
                new Link(
                        value.isPrimitive()
                                ? value.primitiveValue()
                                : fhir.newJsonParser().encodeToString(value),
                        null)));
    }
}
