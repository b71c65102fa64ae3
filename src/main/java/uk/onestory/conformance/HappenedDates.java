package uk.onestory.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import uk.onestory.fhir.Ahead;

/**
 * Dates that tell what has happened, so that none of them lies ahead: somebody would count, sort and trust it. What is
 * planned stays free, and so does what was entered in error.
 */
final class HappenedDates {

    private static final String MISTAKE = "entered-in-error";

    private static final Map<String, List<Row>> TABLE = List.of(
                    row("AllergyIntolerance", "recordedDate", "onset", "lastOccurrence"),
                    row("Appointment", "created"),
                    row("CarePlan", "created", "extension:OneStory-AgreedWithPerson.extension:date.value"),
                    row("ClinicalImpression", "date", "effective"),
                    row("Communication", "sent", "received").unless("preparation"),
                    row("Composition", "date"),
                    row("Condition", "recordedDate", "onset", "abatement"),
                    row("Consent", "dateTime"),
                    row("DiagnosticReport", "effective", "issued").unless("registered"),
                    row("DocumentReference", "date", "content.attachment.creation"),
                    row("Encounter", "period.start").only("arrived", "triaged", "in-progress", "onleave"),
                    row("Encounter", "period").only("finished"),
                    row("EpisodeOfCare", "period.start").only("active", "onhold"),
                    row("EpisodeOfCare", "period").only("finished"),
                    row("Goal", "statusDate"),
                    row("MedicationStatement", "dateAsserted"),
                    row("MedicationStatement", "effective.start").only("active"),
                    row("MedicationStatement", "effective").only("completed"),
                    row("Observation", "effective", "issued"),
                    row("Patient", "birthDate", "deceased"),
                    row("Practitioner", "birthDate"),
                    row("Procedure", "performed.start").only("in-progress"),
                    row("Procedure", "performed").only("completed", "stopped"),
                    row("Provenance", "recorded", "occurred"),
                    row("QuestionnaireResponse", "authored"),
                    row("RelatedPerson", "birthDate"),
                    row("RiskAssessment", "occurrence"),
                    row("ServiceRequest", "authoredOn"),
                    row("Task", "authoredOn"))
            .stream()
            .collect(Collectors.groupingBy(Row::type));

    private final Clock clock;

    HappenedDates(Clock clock) {
        this.clock = clock;
    }

    List<SingleValidationMessage> errors(Resource resource) {
        List<SingleValidationMessage> errors = new ArrayList<>();
        check(resource.fhirType(), resource, errors);
        if (resource instanceof DomainResource whole) {
            for (int i = 0; i < whole.getContained().size(); i++) {
                check(
                        resource.fhirType() + ".contained[" + i + "]",
                        whole.getContained().get(i),
                        errors);
            }
        }
        return errors;
    }

    private void check(String path, Resource resource, List<SingleValidationMessage> errors) {
        List<Row> rows = TABLE.get(resource.fhirType());
        if (rows == null || isMistake(resource)) {
            return;
        }
        String status = code(resource, "status");
        rows.stream()
                .filter(row -> row.when().contains(status) == row.within())
                .flatMap(row -> row.paths().stream())
                .forEach(steps -> follow(path, resource, steps, errors));
    }

    private void follow(String path, Base at, List<String> steps, List<SingleValidationMessage> errors) {
        if (steps.isEmpty()) {
            leaf(path, at, errors);
            return;
        }
        String[] step = steps.get(0).split(":", 2);
        List<String> rest = steps.subList(1, steps.size());
        Property property = at.getNamedProperty(step[0]);
        List<Base> values = property == null ? List.of() : property.getValues();
        for (int i = 0; i < values.size(); i++) {
            Base value = values.get(i);
            if (step.length == 1 || (value instanceof Extension extension && isNamed(extension, step[1]))) {
                follow(path + "." + step[0] + (property.isList() ? "[" + i + "]" : ""), value, rest, errors);
            }
        }
    }

    /** What a choice of types may hold besides dates (ages, ranges, words) tells no day. */
    private void leaf(String path, Base value, List<SingleValidationMessage> errors) {
        if (value instanceof BaseDateTimeType date && Ahead.is(date, clock)) {
            errors.add(Message.of(
                    ResultSeverityEnum.ERROR,
                    path,
                    Rule.SYSTEM + "#" + Rule.DATE_AHEAD.code(),
                    "This date tells what has happened, and it lies ahead: send when it happened. What is planned has"
                            + " elements or a status of its own."));
        } else if (value instanceof Period) {
            follow(path, value, List.of("start"), errors);
            follow(path, value, List.of("end"), errors);
        } else if (value instanceof Timing) {
            follow(path, value, List.of("event"), errors);
        }
    }

    private static boolean isNamed(Extension extension, String name) {
        return extension.hasUrl()
                && (extension.getUrl().equals(name) || extension.getUrl().endsWith("/StructureDefinition/" + name));
    }

    private static boolean isMistake(Resource resource) {
        return MISTAKE.equals(code(resource, "status")) || MISTAKE.equals(code(resource, "verificationStatus"));
    }

    /** Empty where there is none. */
    private static String code(Resource resource, String name) {
        Property property = resource.getNamedProperty(name);
        if (property == null || !property.hasValues()) {
            return "";
        }
        Base value = property.getValues().get(0);
        String code = value instanceof CodeableConcept concept
                ? concept.getCoding().stream()
                        .map(Coding::getCode)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : value.primitiveValue();
        return code == null ? "" : code;
    }

    private static Row row(String type, String... paths) {
        List<List<String>> steps =
                Stream.of(paths).map(path -> List.of(path.split("\\.", -1))).toList();
        return new Row(type, steps, Set.of(), false);
    }

    /**
     * @param when statuses
     * @param within whether it holds for these only, or for all others
     */
    private record Row(String type, List<List<String>> paths, Set<String> when, boolean within) {

        Row only(String... statuses) {
            return new Row(type, paths, Set.of(statuses), true);
        }

        Row unless(String... statuses) {
            return new Row(type, paths, Set.of(statuses), false);
        }
    }
}
