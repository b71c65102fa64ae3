package uk.onestory.story;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * From which result on a scored tool says that somebody may be in danger or very unwell: a table to read, by the codes of
 * {@code OneStory-ScoreTool}. Each line names its source. Tools whose low results are the bad ones (ReQoL, SWEMWBS, QPR)
 * measure recovery and have no agreed line for danger.
 */
enum HighScore {
    /** Kroenke, Spitzer and Williams, The PHQ-9, J Gen Intern Med 2001;16:606: 20 to 27 is severe. */
    PHQ_9("720433000", "PHQ-9", 20, 27, "severe depression"),
    /** Spitzer, Kroenke, Williams and Löwe, GAD-7, Arch Intern Med 2006;166:1092: 15 to 21 is severe. */
    GAD_7("445455005", "GAD-7", 15, 21, "severe anxiety"),
    /** Barkham and others, The CORE-10, Couns Psychother Res 2013;13:3: 25 and above is severe. */
    CORE_10("718583008", "CORE-10", 25, 40, "severe distress"),
    /** Babor and others, AUDIT, WHO 2001, and Public Health England, 2020: 20 and above is possible dependence. */
    AUDIT("443280005", "AUDIT", 20, 40, "possible alcohol dependence"),
    /** Public Health England, Alcohol use screening tests, 2020: 11 and 12 is possible dependence. */
    AUDIT_C("763256006", "AUDIT-C", 11, 12, "possible alcohol dependence"),
    /** Public Health England, ASSIST-Lite, 2021: 3 and 4 is high risk for alcohol. */
    ASSIST_ALCOHOL("1108211000000104", "ASSIST-Lite alcohol", 3, 4, "high risk from alcohol"),
    /** Public Health England, ASSIST-Lite, 2021: 3 is high risk for opioids. */
    ASSIST_OPIOID("1108251000000100", "ASSIST-Lite opioid", 3, 3, "high risk from opioids"),
    /** Wing, Curtis and Beevor, HoNOS glossary, 1999: 3 and 4 is a moderately severe or severe problem. */
    HONOS_1("979641000000103", "HoNOS item 1", 3, 4, "aggression or agitation"),
    /** The same: from 2 on there is a risk of self-harm. */
    HONOS_2("979651000000100", "HoNOS item 2", 2, 4, "risk of self-harm"),
    /** The same. */
    HONOS_3("979661000000102", "HoNOS item 3", 3, 4, "severe problem with drinking or drugs"),
    /** The same. */
    HONOS_6("979691000000108", "HoNOS item 6", 3, 4, "distressing hallucinations or delusions"),
    /** The same. */
    HONOS_7("979701000000108", "HoNOS item 7", 3, 4, "severe depressed mood");

    private final String code;
    private final String label;
    private final BigDecimal from;
    private final int max;
    private final String meaning;

    HighScore(String code, String label, int from, int max, String meaning) {
        this.code = code;
        this.label = label;
        this.from = BigDecimal.valueOf(from);
        this.max = max;
        this.meaning = meaning;
    }

    static List<HighScore> of(Set<String> codes) {
        return Arrays.stream(values()).filter(row -> codes.contains(row.code)).toList();
    }

    boolean isReachedBy(BigDecimal result) {
        return result.compareTo(from) >= 0;
    }

    /** "PHQ-9 is 21 of 27: severe depression". */
    String words(BigDecimal result) {
        return label + " is " + result.stripTrailingZeros().toPlainString() + " of " + max + ": " + meaning;
    }

    /** Single questions of a tool that are about suicide: any answer but "not at all" counts. */
    enum Question {
        /** Kroenke and others, as above. */
        PHQ_9_ITEM_9(
                "720433000",
                9,
                "44260-8",
                "PHQ-9 question 9 is answered: thoughts of being better off dead or of hurting themselves"),
        /** Barkham and others, as above. */
        CORE_10_ITEM_6("718583008", 6, null, "CORE-10 question 6 is answered: made plans to end their life");

        /** LOINC answer list LL358-3: several days, more than half the days, nearly every day. */
        static final Set<String> ANSWERED = Set.of("LA6569-3", "LA6570-1", "LA6571-9");

        private final String tool;
        private final int number;
        private final String loinc;
        private final String words;

        /**
         * @param tool code of the tool
         * @param number of the question in it
         * @param loinc code of the question in LOINC; null where it has none
         */
        Question(String tool, int number, String loinc, String words) {
            this.tool = tool;
            this.number = number;
            this.loinc = loinc;
            this.words = words;
        }

        String tool() {
            return tool;
        }

        int number() {
            return number;
        }

        String loinc() {
            return loinc;
        }

        String words() {
            return words;
        }
    }
}
