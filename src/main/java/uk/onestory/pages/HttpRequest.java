package uk.onestory.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A request of a {@code .http} file, in the form that IntelliJ and the REST Client of Visual Studio Code share.
 *
 * @param title what stands behind {@code ###}
 * @param notes its comments, without {@code #}
 * @param url with the variables in double braces, as all that follows
 * @param text method, URL, headers and body as they stand in the file
 */
record HttpRequest(
        String title,
        List<String> notes,
        String method,
        String url,
        Map<String, String> headers,
        String body,
        String text) {

    private static final String SEPARATOR = "###";
    private static final String ANSWER = "Answer: ";

    /** All requests of a file, in its order. */
    static List<HttpRequest> of(String file) {
        List<HttpRequest> requests = new ArrayList<>();
        String[] parts = file.split("(?m)^" + SEPARATOR, -1);
        for (int i = 1; i < parts.length; i++) {
            requests.add(request(parts[i]));
        }
        return requests;
    }

    /** The variables at the top of a file, with their values. */
    static Map<String, String> variables(String file) {
        Map<String, String> variables = new TreeMap<>();
        file.lines()
                .takeWhile(line -> !line.startsWith(SEPARATOR))
                .filter(line -> line.startsWith("@"))
                .map(line -> line.substring(1).split(" = ", 2))
                .forEach(variable -> variables.put(variable[0], variable[1].strip()));
        return variables;
    }

    /** The status, and where it is refused by a rule its code: {@code 422 no-bounce}. */
    String answer() {
        return notes.stream()
                .filter(note -> note.startsWith(ANSWER))
                .map(note -> note.substring(ANSWER.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no answer is told for: " + title));
    }

    boolean isTaken() {
        return answer().startsWith("2");
    }

    /** Without variables where {@code values} knows all of them. */
    HttpRequest with(UnaryOperator<String> values) {
        Map<String, String> filled = new TreeMap<>();
        headers.forEach((name, value) -> filled.put(name, values.apply(value)));
        return new HttpRequest(title, notes, method, values.apply(url), filled, values.apply(body), values.apply(text));
    }

    /** Name of the file with what it is answered. */
    String slug() {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static HttpRequest request(String part) {
        List<String> lines = part.lines().toList();
        List<String> notes = lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
        String text = String.join(
                        "\n",
                        lines.stream()
                                .skip(1)
                                .filter(line -> !line.startsWith("#"))
                                .toList())
                .strip();
        String[] halves = text.split("\n\n", 2);
        List<String> head = halves[0].lines().toList();
        String[] first = head.get(0).split(" ", 2);
        Map<String, String> headers = new TreeMap<>();
        head.stream().skip(1).map(line -> line.split(": ", 2)).forEach(header -> headers.put(header[0], header[1]));
        return new HttpRequest(
                lines.get(0).strip(), notes, first[0], first[1], headers, halves.length > 1 ? halves[1] : "", text);
    }
}
