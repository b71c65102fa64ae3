package uk.onestory.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How alike two names are written or spoken. */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s\\-‐‑–]+");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\p{L} ]");

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final double SIMILAR = 0.92;
    private static final LevenshteinDistance ONE_SLIP = new LevenshteinDistance(1);
    /** One letter of three is no slip: Ali and Eli are two names. */
    private static final int LONG_ENOUGH_FOR_A_SLIP = 4;

    private static final int SOUNDS = 6;

    private Spelling() {}

    /** Upper case without accents, apostrophes and points; hyphens become spaces. */
    static String plain(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String words = BETWEEN_NAMES.matcher(bare).replaceAll(" ");
        return NOT_OF_A_NAME
                .matcher(words.toUpperCase(Locale.ROOT))
                .replaceAll("")
                .strip();
    }

    /** A typing slip apart: a letter more, less, wrong, or two of them changed places. */
    static boolean similar(String one, String other) {
        // Jaro and Winkler's measure depends a little on which name comes first.
        String first = one.compareTo(other) < 0 ? one : other;
        String second = first.equals(one) ? other : one;
        boolean slip =
                Math.min(one.length(), other.length()) >= LONG_ENOUGH_FOR_A_SLIP && ONE_SLIP.apply(first, second) >= 0;
        return slip || JARO_WINKLER.apply(first, second) >= SIMILAR;
    }

    static boolean soundAlike(String one, String other) {
        String first = sound(one);
        return !first.isEmpty() && first.equals(sound(other));
    }

    private static String sound(String name) {
        DoubleMetaphone metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(SOUNDS);
        String sound = metaphone.doubleMetaphone(name);
        return sound == null ? "" : sound;
    }
}
