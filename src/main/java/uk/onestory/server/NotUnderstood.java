package uk.onestory.server;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Rules and modifiers on the Bundle or the Parameters of a request: whoever does not know them must not act on it (FHIR R4
 * extensibility.html#modifierExtension, resource.html#implicitRules). On what is stored the validation sees them.
 */
final class NotUnderstood {

    private NotUnderstood() {}

    /** @throws Refused 422 */
    static void check(Bundle bundle) {
        rules(bundle);
        List<BundleEntryComponent> entries = bundle.getEntry();
        bundle.getLink().forEach(link -> modifiers(link, "Bundle.link"));
        for (int i = 0; i < entries.size(); i++) {
            BundleEntryComponent entry = entries.get(i);
            String path = "Bundle.entry[" + i + "]";
            Stream.concat(
                            Stream.of(entry),
                            Stream.of(
                                            entry.hasRequest() ? entry.getRequest() : null,
                                            entry.hasSearch() ? entry.getSearch() : null,
                                            entry.hasResponse() ? entry.getResponse() : null)
                                    .filter(java.util.Objects::nonNull))
                    .forEach(element -> modifiers(element, path));
        }
    }

    /** @throws Refused 422 */
    static void check(Parameters parameters) {
        rules(parameters);
        parameters.getParameter().forEach(NotUnderstood::check);
    }

    private static void check(ParametersParameterComponent parameter) {
        modifiers(parameter, "Parameters.parameter");
        parameter.getPart().forEach(NotUnderstood::check);
    }

    private static void rules(Resource resource) {
        if (!resource.getImplicitRulesElement().isEmpty()) {
            throw refused("implicitRules", resource.fhirType());
        }
    }

    private static void modifiers(BackboneElement element, String path) {
        if (element.hasModifierExtension()) {
            throw refused("modifierExtension", path);
        }
    }

    private static Refused refused(String element, String path) {
        return new Refused(Failure.ofRule(
                        422,
                        IssueType.NOTSUPPORTED,
                        RuleCode.NOT_UNDERSTOOD,
                        "What " + element + " says is not known here, and would be passed over: send it without.")
                .at(path + "." + element));
    }
}
