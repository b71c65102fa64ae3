package uk.onestory.ask;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import uk.onestory.ask.Counted.What;
import uk.onestory.conformance.FhirPackage;

/** Writes what was counted as a MeasureReport, each number as it may be published. */
@Component
class RetellReport {

    static final String MASKED = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final String CODES = FhirPackage.BASE + "/CodeSystem/OneStory-AskOnce";
    private static final String BOROUGHS = FhirPackage.BASE + "/CodeSystem/OneStory-Borough";
    private static final String POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";

    private final OrganizationNames names;
    private final Clock clock;

    RetellReport(OrganizationNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /**
     * @param measure canonical
     * @param reporter {@code Organization/id} of whoever asks for it
     */
    MeasureReport write(String measure, String reporter, ReportPeriod period, List<Counted> counted) {
        MeasureReport report = new MeasureReport();
        report.setStatus(MeasureReportStatus.COMPLETE);
        report.setType(MeasureReportType.SUMMARY);
        report.setMeasure(measure);
        report.setDate(Date.from(clock.instant()));
        report.setReporter(new Reference(reporter));
        report.setPeriod(new Period()
                .setStartElement(new DateTimeType(period.first().toString()))
                .setEndElement(new DateTimeType(period.last().toString())));
        for (What what : What.values()) {
            report.addGroup(group(what, counted));
        }
        return report;
    }

    private MeasureReportGroupComponent group(What what, List<Counted> counted) {
        MeasureReportGroupComponent group = new MeasureReportGroupComponent();
        group.setCode(new CodeableConcept(new Coding(CODES, what.code(), null)));
        long total = counted.stream().mapToLong(row -> of(row, what)).sum();
        group.addPopulation().setCode(initialPopulation()).setCountElement(published(SmallNumbers.total(total)));
        group.addStratifier(stratifier("service", by(Counted::organization, what, counted), names::of));
        group.addStratifier(stratifier("borough", by(Counted::borough, what, counted), RetellReport::borough));
        return group;
    }

    private static MeasureReportGroupStratifierComponent stratifier(
            String code, Map<String, Long> cells, Function<String, CodeableConcept> name) {
        MeasureReportGroupStratifierComponent stratifier = new MeasureReportGroupStratifierComponent();
        stratifier.addCode(new CodeableConcept(new Coding(CODES, code, null)));
        SmallNumbers.cells(cells).forEach((cell, number) -> {
            StratifierGroupComponent stratum = stratifier.addStratum();
            stratum.setValue(name.apply(cell));
            stratum.addPopulation().setCode(initialPopulation()).setCountElement(published(number));
        });
        return stratifier;
    }

    private static Map<String, Long> by(Function<Counted, String> what, What counts, List<Counted> counted) {
        Map<String, Long> cells = new TreeMap<>();
        counted.forEach(row -> cells.merge(what.apply(row), of(row, counts), Long::sum));
        return cells;
    }

    private static long of(Counted row, What what) {
        return row.counts().getOrDefault(what, 0L);
    }

    private static IntegerType published(OptionalLong number) {
        if (number.isPresent()) {
            return new IntegerType((int) number.getAsLong());
        }
        IntegerType masked = new IntegerType();
        masked.addExtension(MASKED, new CodeType("masked"));
        return masked;
    }

    private static CodeableConcept initialPopulation() {
        return new CodeableConcept(new Coding(POPULATION, "initial-population", null));
    }

    private static CodeableConcept borough(String code) {
        return PersonsBorough.UNKNOWN.equals(code)
                ? new CodeableConcept().setText("Not known")
                : new CodeableConcept(new Coding(BOROUGHS, code, null));
    }
}
