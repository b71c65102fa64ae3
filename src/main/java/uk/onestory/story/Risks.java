package uk.onestory.story;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.RiskAssessment;
import uk.onestory.fhir.Periods;

/** Flags that stand now, and the newest assessment of each risk. */
final class Risks {

    /** Of the HL7 CodeSystem risk-probability. */
    private static final Set<String> LOW = Set.of("negligible", "low");

    /** What may happen comes before adjustments and the like. */
    private static final Pattern DANGER = Pattern.compile("(?i)safety|safeguarding|risk|danger");

    private Risks() {}

    static List<Fact> flags(Told told) {
        return told.whole(Flag.class).stream()
                .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE && Periods.isNow(flag.getPeriod(), told.now()))
                .map(flag -> Fact.alarm(
                        Objects.requireNonNullElse(Words.all(flag.getCategory()), "Flag"),
                        Words.joined(Arrays.asList(
                                Objects.requireNonNullElse(Words.of(flag.getCode()), "something to know"),
                                LondonDate.words(flag.getPeriod()))),
                        flag))
                .sorted(Comparator.comparing(
                        fact -> !DANGER.matcher(fact.label()).find()))
                .toList();
    }

    static List<Fact> assessments(Told told) {
        Map<String, Fact> newest = new LinkedHashMap<>();
        for (RiskAssessment risk : told.whole(RiskAssessment.class)) {
            newest.computeIfAbsent(risks(risk), first -> fact(risk));
        }
        return List.copyOf(newest.values());
    }

    private static Fact fact(RiskAssessment risk) {
        String text =
                what(risk) + ", assessed " + LondonDate.phrase(Recorded.of(risk).on());
        return isLow(risk) ? Fact.of("Risk", text, risk) : Fact.alarm("Risk", text, risk);
    }

    /** By what an assessment replaces an older one. */
    private static String risks(RiskAssessment risk) {
        return Words.of(risk.getCode())
                + "|"
                + risk.getPrediction().stream()
                        .map(prediction -> Words.of(prediction.getOutcome()))
                        .toList();
    }

    private static String what(RiskAssessment risk) {
        String predictions = Words.joined(
                risk.getPrediction().stream()
                        .map(prediction -> Words.joined(
                                Arrays.asList(
                                        Words.of(prediction.getOutcome()), Words.of(prediction.getQualitativeRisk())),
                                ": "))
                        .toList(),
                "; ");
        return predictions != null
                ? predictions
                : Objects.requireNonNullElse(Words.of(risk.getCode()), "not named here");
    }

    private static boolean isLow(RiskAssessment risk) {
        return risk.hasPrediction()
                && risk.getPrediction().stream().allMatch(prediction -> isLow(prediction.getQualitativeRisk()));
    }

    private static boolean isLow(CodeableConcept degree) {
        return degree.getCoding().stream()
                .anyMatch(coding -> coding.getCode() != null && LOW.contains(coding.getCode()));
    }
}
