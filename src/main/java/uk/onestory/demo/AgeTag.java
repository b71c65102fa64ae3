package uk.onestory.demo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phrase that begins with {@code [45+]} is said by people of 45 and more only: no grandchildren at nineteen. */
final class AgeTag {

    private static final Pattern TAG = Pattern.compile("\\[(\\d+)\\+] (.*)");

    private AgeTag() {}

    /** The phrases that somebody of this age may say, without the tag. */
    static List<String> fitting(List<String> phrases, int age) {
        return phrases.stream()
                .filter(phrase -> age >= from(phrase))
                .map(AgeTag::words)
                .toList();
    }

    private static int from(String phrase) {
        Matcher tag = TAG.matcher(phrase);
        return tag.matches() ? Integer.parseInt(tag.group(1)) : 0;
    }

    private static String words(String phrase) {
        Matcher tag = TAG.matcher(phrase);
        return tag.matches() ? tag.group(2) : phrase;
    }
}
