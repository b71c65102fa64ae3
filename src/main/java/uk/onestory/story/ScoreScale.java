package uk.onestory.story;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The range of a tool, as ValueSet {@code OneStory-ScoreTool} gives it, and the bands that its authors, or those who use
 * it in England, read it by.
 *
 * @param bands from the lowest; none where no bands are agreed
 */
record ScoreScale(int lowest, int highest, List<Band> bands) {

    /** @param from least value of it; it ends where the next begins */
    record Band(int from, String name) {}

    private static final ScoreScale GOAL = scale(0, 10);
    private static final ScoreScale DIALOG = scale(0, 7);
    private static final ScoreScale HONOS = scale(0, 4);

    /** By SNOMED CT code, as {@code ScoreTools} gives it. A tool without a known range has no chart. */
    private static final Map<String, ScoreScale> TABLE = table(
            // PHQ-9: Kroenke, Spitzer, Williams 2001
            row(
                    scale(
                            0,
                            27,
                            new Band(0, "none or minimal"),
                            new Band(5, "mild"),
                            new Band(10, "moderate"),
                            new Band(15, "moderately severe"),
                            new Band(20, "severe")),
                    "720433000"),
            // GAD-7: Spitzer and others 2006
            row(
                    scale(
                            0,
                            21,
                            new Band(0, "minimal"),
                            new Band(5, "mild"),
                            new Band(10, "moderate"),
                            new Band(15, "severe")),
                    "445455005"),
            // ReQoL-10: University of Sheffield, range of the general population from 25 on
            row(scale(0, 40, new Band(0, "clinical range"), new Band(25, "general range")), "1091071000000100"),
            row(scale(0, 80), "1091081000000103"), // ReQoL-20
            // CORE-10: Barkham and others 2013
            row(
                    scale(
                            0,
                            40,
                            new Band(0, "healthy"),
                            new Band(6, "low"),
                            new Band(11, "mild"),
                            new Band(15, "moderate"),
                            new Band(20, "moderately severe"),
                            new Band(25, "severe")),
                    "718583008"),
            row(scale(7, 35), "718466001"), // SWEMWBS
            row(scale(0, 60), "1035441000000106"), // QPR
            // AUDIT and AUDIT-C: Office for Health Improvement and Disparities 2020
            row(
                    scale(
                            0,
                            40,
                            new Band(0, "low risk"),
                            new Band(8, "increasing risk"),
                            new Band(16, "higher risk"),
                            new Band(20, "may be dependent")),
                    "443280005"),
            row(
                    scale(
                            0,
                            12,
                            new Band(0, "low risk"),
                            new Band(5, "increasing risk"),
                            new Band(8, "higher risk"),
                            new Band(11, "may be dependent")),
                    "763256006"),
            // ASSIST-Lite: Public Health England 2021
            row(scale(0, 4), "1108211000000104"),
            row(scale(0, 3), "1108251000000100"),
            row(GOAL, "1034351000000101", "1034361000000103", "1034371000000105"),
            row(
                    DIALOG,
                    "1037651000000100",
                    "1037661000000102",
                    "1037671000000109",
                    "1037681000000106",
                    "1037691000000108",
                    "1037701000000108",
                    "1037711000000105",
                    "1037721000000104",
                    "1037731000000102",
                    "1037741000000106",
                    "1037751000000109"),
            row(
                    HONOS,
                    "979641000000103",
                    "979651000000100",
                    "979661000000102",
                    "979671000000109",
                    "979681000000106",
                    "979691000000108",
                    "979701000000108",
                    "979711000000105",
                    "979721000000104",
                    "979731000000102",
                    "979741000000106",
                    "979751000000109"));

    static Optional<ScoreScale> of(String tool) {
        return Optional.ofNullable(TABLE.get(tool));
    }

    boolean holds(double value) {
        return lowest <= value && value <= highest;
    }

    /** Where a value lies, from 0 at the lowest to 1 at the highest. */
    double share(double value) {
        return (value - lowest) / (highest - lowest);
    }

    private static ScoreScale scale(int lowest, int highest, Band... bands) {
        return new ScoreScale(lowest, highest, List.of(bands));
    }

    private static Map<String, ScoreScale> row(ScoreScale scale, String... tools) {
        return Arrays.stream(tools).collect(Collectors.toMap(Function.identity(), tool -> scale));
    }

    @SafeVarargs
    private static Map<String, ScoreScale> table(Map<String, ScoreScale>... rows) {
        return Arrays.stream(rows)
                .flatMap(row -> row.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
