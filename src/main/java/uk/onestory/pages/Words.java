package uk.onestory.pages;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text as the search compares it: letters and digits without accents and case. */
final class Words {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private Words() {}

    /** {@code $hand-on} is "hand" and "on", {@code WaitingSince} "waiting" and "since". */
    static List<String> of(String text) {
        return Stream.of(BETWEEN.split(plain(HUMP.matcher(text).replaceAll(" ")), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
