package uk.onestory.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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
import uk.onestory.fhir.PartialDate;

/**
 * Dates that tell what has happened, so that none of them lies ahead: somebody would count, sort and trust it. What is
 * planned stays free, and so does what was entered in error.
 */
final class HappenedDates {

    private static final String MISTAKE = "entered-in-error";

    private static final Map<String, String> DATED =
            Map.of("Annotation", "time", "Attachment", "creation", "Signature", "when");

    private static final Map<String, List<Row>> TABLE = List.of(
                    row("AllergyIntolerance", "recordedDate", "onset", "lastOccurrence", "reaction.onset"),
                    row("Appointment", "created"),
                    row("Appointment", "start").only("fulfilled", "noshow").byDay(),
                    row("CarePlan", "created", "extension:OneStory-AgreedWithPerson.extension:date.value"),
                    row("ClinicalImpression", "date", "effective"),
                    row("Communication", "sent", "received").unless("preparation"),
                    row("Composition", "date", "attester.time"),
                    row("Condition", "recordedDate", "onset", "abatement"),
                    row("Consent", "dateTime", "verification.verificationDate"),
                    row("DiagnosticReport", "effective", "issued").unless("registered"),
                    row("DocumentReference", "date", "context.period.start"),
                    row("Encounter", "period.start").only("arrived", "triaged", "in-progress", "onleave"),
                    row("Encounter", "period").only("finished"),
                    row("Encounter", "statusHistory.period.start", "classHistory.period.start"),
                    row("EpisodeOfCare", "period.start").only("active", "onhold"),
                    row("EpisodeOfCare", "period").only("finished"),
                    row("EpisodeOfCare", "statusHistory.period.start"),
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
                    row("Task", "authoredOn", "lastModified"),
                    row("Task", "executionPeriod.start").only("in-progress"),
                    row("Task", "executionPeriod").only("completed", "failed"))
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

    /** What dates itself wherever it stands: notes, signatures, files. */
    void check(String path, Base element, List<SingleValidationMessage> errors) {
        String date = DATED.get(element.fhirType());
        if (date != null) {
            follow(path, element, List.of(date), this::isAhead, errors);
        }
    }

    static boolean isMistake(Resource resource) {
        return MISTAKE.equals(code(resource, "status")) || MISTAKE.equals(code(resource, "verificationStatus"));
    }

    private boolean isAhead(BaseDateTimeType date) {
        return Ahead.is(date, clock);
    }

    /** Somebody may be seen earlier than was booked, on the same day. */
    private boolean isOfALaterDay(BaseDateTimeType date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PartialDate.LONDON);
        return PartialDate.of(date)
                .filter(span -> span.firstDay().isAfter(today))
                .isPresent();
    }

    private void check(String path, Resource resource, List<SingleValidationMessage> errors) {
        List<Row> rows = TABLE.get(resource.fhirType());
        if (rows == null || isMistake(resource)) {
            return;
        }
        String status = code(resource, "status");
        rows.stream().filter(row -> row.when().contains(status) == row.within()).forEach(row -> row.paths()
                .forEach(steps ->
                        follow(path, resource, steps, row.daily() ? this::isOfALaterDay : this::isAhead, errors)));
    }

    private static void follow(
            String path,
            Base at,
            List<String> steps,
            Predicate<BaseDateTimeType> ahead,
            List<SingleValidationMessage> errors) {
        if (steps.isEmpty()) {
            leaf(path, at, ahead, errors);
            return;
        }
        String[] step = steps.get(0).split(":", 2);
        List<String> rest = steps.subList(1, steps.size());
        Property property = at.getNamedProperty(step[0]);
        List<Base> values = property == null ? List.of() : property.getValues();
        for (int i = 0; i < values.size(); i++) {
            Base value = values.get(i);
            if (step.length == 1 || (value instanceof Extension extension && isNamed(extension, step[1]))) {
                follow(path + "." + step[0] + (property.isList() ? "[" + i + "]" : ""), value, rest, ahead, errors);
            }
        }
    }

    /** What a choice of types may hold besides dates (ages, ranges, words) tells no day. */
    private static void leaf(
            String path, Base value, Predicate<BaseDateTimeType> ahead, List<SingleValidationMessage> errors) {
        if (value instanceof BaseDateTimeType date) {
            if (!ahead.test(date)) {
                return;
            }
            errors.add(Message.of(
                    ResultSeverityEnum.ERROR,
                    path,
                    Rule.SYSTEM + "#" + Rule.DATE_AHEAD.code(),
                    "This date tells what has happened, and it lies ahead: send when it happened. What is planned has"
                            + " elements or a status of its own."));
        } else if (value instanceof Period) {
            follow(path, value, List.of("start"), ahead, errors);
            follow(path, value, List.of("end"), ahead, errors);
        } else if (value instanceof Timing) {
            follow(path, value, List.of("event"), ahead, errors);
            follow(path, value, List.of("repeat", "bounds"), ahead, errors);
        }
    }

    private static boolean isNamed(Extension extension, String name) {
        return extension.hasUrl()
                && (extension.getUrl().equals(name) || extension.getUrl().endsWith("/StructureDefinition/" + name));
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
        return new Row(type, steps, Set.of(), false, false);
    }

    /**
     * @param when statuses
     * @param within whether it holds for these only, or for all others
     * @param daily whether the whole of today is taken
     */
    private record Row(String type, List<List<String>> paths, Set<String> when, boolean within, boolean daily) {

        Row only(String... statuses) {
            return new Row(type, paths, Set.of(statuses), true, daily);
        }

        Row unless(String... statuses) {
            return new Row(type, paths, Set.of(statuses), false, daily);
        }

        Row byDay() {
            return new Row(type, paths, when, within, true);
        }
    }
}
