package uk.onestory.server;

/**
 * What is not as it must be for OneStory to run.
 *
 * @param what the problem as a sentence without its full stop; no secrets, no data of people
 * @param remedy what to do about it, as another one
 */
public record Problem(String what, String remedy) {

    @Override
    public String toString() {
        return sentence(what) + " " + sentence(remedy);
    }

    private static String sentence(String words) {
        String trimmed = words.strip();
        String end = trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?") ? "" : ".";
        // a setting keeps its name
        boolean named = trimmed.split(" ", 2)[0].contains(".");
        return (named ? trimmed.charAt(0) : Character.toUpperCase(trimmed.charAt(0))) + trimmed.substring(1) + end;
    }
}
