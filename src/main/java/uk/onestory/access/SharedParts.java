package uk.onestory.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.StoredJson;

/**
 * What a person shares with some only: an item of a QuestionnaireResponse with {@code OneStory-ShareOnlyWith} is shown to
 * the organisations and sectors that these extensions name, with all that stands in it, and to nobody else.
 */
final class SharedParts {

    private static final String SHARE_ONLY_WITH = FhirPackage.BASE + "/StructureDefinition/OneStory-ShareOnlyWith";
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private SharedParts() {}

    /** The resource itself, or a copy without what is not shared with the caller, which says so ({@code SUBSETTED}). */
    static IBaseResource shown(RequestDetails request, IBaseResource resource) {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()
                || !(resource instanceof QuestionnaireResponse response)
                || !hidesFrom(caller.get(), response)) {
            return resource;
        }
        QuestionnaireResponse copy = response.copy();
        leaveOut(item -> !isSharedWith(caller.get(), item), copy);
        return copy;
    }

    /** Leaves all out that is not shared with everybody, whoever asks. */
    static void keepShared(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse response && isAny(SharedParts::isForSome, response.getItem())) {
            leaveOut(SharedParts::isForSome, response);
        }
    }

    static boolean hidesFrom(Caller caller, QuestionnaireResponse response) {
        return isAny(item -> !isSharedWith(caller, item), response.getItem());
    }

    private static void leaveOut(Predicate<QuestionnaireResponseItemComponent> hidden, QuestionnaireResponse response) {
        StoredJson.forget(response);
        response.setText(null);
        remove(hidden, response.getItem());
        response.getMeta().addTag().setSystem(OBSERVATION_VALUE).setCode("SUBSETTED");
    }

    private static boolean isAny(
            Predicate<QuestionnaireResponseItemComponent> hidden, List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .anyMatch(item -> hidden.test(item)
                        || isAny(hidden, item.getItem())
                        || item.getAnswer().stream().anyMatch(answer -> isAny(hidden, answer.getItem())));
    }

    private static void remove(
            Predicate<QuestionnaireResponseItemComponent> hidden, List<QuestionnaireResponseItemComponent> items) {
        items.removeIf(hidden);
        items.forEach(item -> {
            remove(hidden, item.getItem());
            item.getAnswer().forEach(answer -> remove(hidden, answer.getItem()));
        });
    }

    private static boolean isForSome(QuestionnaireResponseItemComponent item) {
        return item.hasExtension(SHARE_ONLY_WITH);
    }

    private static boolean isSharedWith(Caller caller, QuestionnaireResponseItemComponent item) {
        List<Extension> only = item.getExtensionsByUrl(SHARE_ONLY_WITH);
        return only.isEmpty() || only.stream().anyMatch(one -> names(one, caller));
    }

    private static boolean names(Extension only, Caller caller) {
        if (only.getValue() instanceof Reference organization) {
            return caller.organization().equals(organization.getReference());
        }
        return only.getValue() instanceof Coding sector
                && caller.partner().sector().code().equals(sector.getCode());
    }
}
