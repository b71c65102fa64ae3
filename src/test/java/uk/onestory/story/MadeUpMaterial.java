package uk.onestory.story;

import static uk.onestory.story.MadeUpRecords.NOWHERE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.story.MadeUpRecords.Fate;

/** What made-up resources are made of: dice, words, dates, authors and what was made before. */
class MadeUpMaterial {

    private static final LocalDate FIRST = LocalDate.of(2006, 6, 1);

    private static final int DAYS = 20 * 365;

    private static final List<String> WHO = List.of(
            "Organization/gp",
            "Organization/trust",
            "Organization/charity",
            "PractitionerRole/nurse",
            "Patient/made-up");

    private final Random dice;
    private final List<Resource> record = new ArrayList<>();

    /** Of the resource in the making. */
    private Fate now;

    MadeUpMaterial(long seed) {
        this.dice = new Random(seed);
    }

    /** All that was made so far. */
    List<Resource> record() {
        return record;
    }

    void begin(Fate fate) {
        now = fate;
    }

    Fate fate() {
        return now;
    }

    /** Adds it to the record, as if it had been stored. */
    void store(Resource resource, String id, Fate fate) {
        resource.setId(new IdType(resource.fhirType(), id, "1"));
        resource.getMeta().setVersionId("1").setLastUpdated(Date.from(Instant.parse("2026-06-02T08:00:00Z")));
        MadeUpRecords.decide(resource, fate);
        record.add(resource);
    }

    boolean heads() {
        return dice.nextBoolean();
    }

    /** From nought to less than the limit. */
    int roll(int limit) {
        return dice.nextInt(limit);
    }

    /** Some resource made before, with its words as the display, as senders do. */
    Reference earlier(Class<? extends Resource> type) {
        List<Resource> others = record.stream().filter(type::isInstance).toList();
        if (others.isEmpty()) {
            return null;
        }
        Resource other = others.get(dice.nextInt(others.size()));
        Reference reference = new Reference(References.key(other));
        if (other instanceof Condition condition) {
            boolean hidden = MadeUpRecords.fate(other) == Fate.HIDDEN;
            if (hidden || MadeUpRecords.fate(other) == Fate.TOLD) {
                reference.setDisplay(
                        hidden ? NOWHERE + " display" : condition.getCode().getText());
            }
        }
        return reference;
    }

    String words(String text) {
        return nowhere() ? NOWHERE + " " + text : text;
    }

    boolean nowhere() {
        return now != Fate.TOLD;
    }

    <T> T mistake(T mistaken, T right) {
        return now == Fate.MISTAKE ? mistaken : right;
    }

    Reference person() {
        return new Reference("Patient/made-up");
    }

    Reference someone() {
        return new Reference(dice.nextBoolean() ? "PractitionerRole/nurse" : "Patient/made-up");
    }

    Reference who() {
        return new Reference(any(WHO));
    }

    DateTimeType date() {
        LocalDate day = FIRST.plusDays(dice.nextInt(DAYS));
        return switch (dice.nextInt(4)) {
            case 0 -> new DateTimeType(String.valueOf(day.getYear()));
            case 1 -> new DateTimeType(day.toString().substring(0, 7));
            case 2 -> new DateTimeType(day.toString());
            default ->
                new DateTimeType(day.atTime(dice.nextInt(24), dice.nextInt(60))
                        .atOffset(ZoneOffset.UTC)
                        .toString()
                        .replaceFirst("Z$", ":00Z"));
        };
    }

    static CodeableConcept kind(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding()
                .setSystem(FhirPackage.BASE + "/CodeSystem/OneStory-" + system)
                .setCode(code);
        return concept;
    }

    <T> T any(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
