package uk.onestory.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import uk.onestory.fhir.Values;

/** The scored tools of the package's ValueSet {@code OneStory-ScoreTool}, in SNOMED CT. */
public final class ScoreTools {

    public static final Set<String> TABLE = Set.of(
            "720433000",
            "445455005",
            "1091071000000100",
            "1091081000000103",
            "718583008",
            "718466001",
            "1035441000000106",
            "443280005",
            "763256006",
            "1108211000000104",
            "1108251000000100",
            "506701000000100",
            "958051000000104",
            "1034351000000101",
            "1034361000000103",
            "1034371000000105",
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
            "1037751000000109",
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
            "979751000000109");

    /** Older codes of a tool are read as the newer one. */
    private static final Map<String, String> NEWER =
            Map.of("506701000000100", "720433000", "958051000000104", "718583008");

    private static final String SNOMED = "http://snomed.info/sct";

    private ScoreTools() {}

    /** Whether it is one of the tools: one code that says so is enough. */
    public static boolean contain(CodeableConcept code) {
        return of(code).isPresent();
    }

    /** The code by which results of one tool belong together. */
    public static Optional<String> of(CodeableConcept code) {
        return Values.codes(code.getCoding(), SNOMED)
                .filter(TABLE::contains)
                .map(tool -> NEWER.getOrDefault(tool, tool))
                .findFirst();
    }
}
