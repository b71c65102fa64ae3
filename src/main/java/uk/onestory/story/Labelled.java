package uk.onestory.story;

/** How labels and headings begin. */
final class Labelled {

    private Labelled() {}

    /** With a capital, unless the word has its own way of writing: "eGFR" stays. Other scripts stay as they are. */
    static String capital(String words) {
        if (words.isEmpty() || !Character.isLowerCase(words.charAt(0))) {
            return words;
        }
        boolean ownWay = words.length() > 1 && !Character.isLowerCase(words.charAt(1)) && words.charAt(1) != ' ';
        return ownWay ? words : Character.toTitleCase(words.charAt(0)) + words.substring(1);
    }
}
