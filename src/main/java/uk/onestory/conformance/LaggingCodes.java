package uk.onestory.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import uk.onestory.fhir.Elements;

/**
 * Systems that messages of partners still use though UK Core and BaRS have retired or renamed them, and what is kept in
 * their place. A code without a certain successor stays as it was sent.
 */
final class LaggingCodes {

    private static final String UK_CORE = "https://fhir.hl7.org.uk/CodeSystem/UKCore-";
    private static final String VERIFICATION_ENGLAND = UK_CORE + "NHSNumberVerificationStatusEngland";

    /** Equal displays in UK Core's retired code system (2.1.0) and in those that replace it (1.1.1). */
    private static final Map<String, Coding> VERIFICATION = Map.of(
            "number-present-and-verified", new Coding(VERIFICATION_ENGLAND, "01", null),
            "number-present-but-not-traced", new Coding(VERIFICATION_ENGLAND, "02", null),
            "trace-required", new Coding(VERIFICATION_ENGLAND, "03", null),
            "trace-attempted", new Coding(VERIFICATION_ENGLAND, "04", null),
            "trace-needs-to-be-resolved", new Coding(VERIFICATION_ENGLAND, "05", null),
            "trace-in-progress", new Coding(VERIFICATION_ENGLAND, "06", null),
            "number-not-present-and-trace-not-required", new Coding(VERIFICATION_ENGLAND, "07", null),
            "trace-postponed", new Coding(VERIFICATION_ENGLAND, "08", null),
            "number-present-and-traced-using-welsh-nhs-ar",
                    new Coding(UK_CORE + "NHSNumberVerificationStatusWales", "nn", null));

    private static final Map<String, UnaryOperator<Coding>> CODES = Map.of(
            UK_CORE + "NHSNumberVerificationStatus",
            sent -> VERIFICATION.get(sent.getCode()),
            // the categories of one letter are the same in both; those of two are finer and have none
            UK_CORE + "EthnicCategory",
            sent -> matches(sent, "[A-HJ-NPRSZ]", UK_CORE + "EthnicCategoryEngland"),
            // its codes of two letters are those of ISO 639-1, as in BCP 47; Braille and the like have none
            UK_CORE + "HumanLanguage",
            sent -> matches(sent, "[a-z]{2}", "urn:ietf:bcp:47"));

    private static final Map<String, String> IDENTIFIERS = Map.of(
            "http://fhir.nhs.uk/Id/dos-service-id", "https://fhir.nhs.uk/Id/dos-service-id",
            "https://fhir.nhs.uk/id/ods-organization-code", "https://fhir.nhs.uk/Id/ods-organization-code");

    private LaggingCodes() {}

    /** Tells what would be changed. */
    static List<SingleValidationMessage> notes(Resource resource) {
        List<SingleValidationMessage> notes = new ArrayList<>();
        changes(resource).forEach((path, change) -> notes.add(change.note(path)));
        return notes;
    }

    /** Changes the resource in place and tells what was changed. */
    static List<SingleValidationMessage> bringUpToDate(Resource resource) {
        List<SingleValidationMessage> notes = new ArrayList<>();
        changes(resource).forEach((path, change) -> {
            notes.add(change.note(path));
            change.apply().run();
        });
        return notes;
    }

    private static Map<String, Change> changes(Resource resource) {
        Map<String, Change> changes = new TreeMap<>();
        Elements.visit(resource, (path, element) -> change(element).ifPresent(change -> changes.put(path, change)));
        return changes;
    }

    private static Optional<Change> change(Base element) {
        if (element instanceof Identifier identifier
                && identifier.getSystem() != null
                && IDENTIFIERS.containsKey(identifier.getSystem())) {
            String current = IDENTIFIERS.get(identifier.getSystem());
            return Optional.of(new Change(identifier.getSystem(), current, () -> identifier.setSystem(current)));
        }
        if (element instanceof Coding coding
                && coding.getSystem() != null
                && coding.getCode() != null
                && CODES.containsKey(coding.getSystem())) {
            return Optional.ofNullable(CODES.get(coding.getSystem()).apply(coding))
                    .map(current -> new Change(
                            coding.getSystem(), current.getSystem() + "|" + current.getCode(), () -> coding.setSystem(
                                            current.getSystem())
                                    .setVersion(null)
                                    .setCode(current.getCode())));
        }
        return Optional.empty();
    }

    private static Coding matches(Coding sent, String codes, String system) {
        return sent.getCode().matches(codes) ? new Coding(system, sent.getCode(), null) : null;
    }

    private record Change(String sent, String kept, Runnable apply) {

        SingleValidationMessage note(String path) {
            return Message.of(
                    ResultSeverityEnum.INFORMATION,
                    path,
                    I18nConstants.MSG_DEPRECATED,
                    "The system " + sent + " is no longer in use; kept as " + kept + ".");
        }
    }
}
