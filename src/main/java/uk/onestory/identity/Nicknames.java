package uk.onestory.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which given names may be the same person's: the lines of {@code identity/nicknames.txt}. */
@Component
class Nicknames {

    private static final String FILE = "/identity/nicknames.txt";

    private final Map<String, Set<Integer>> linesByName = new HashMap<>();

    Nicknames() {
        try (InputStream file = Nicknames.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line, number);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of nicknames cannot be read", unreadable);
        }
    }

    /** Whether two names, as {@link Spelling#plain} writes them, stand in one line. */
    boolean related(String one, String other) {
        return !Collections.disjoint(lines(one), lines(other));
    }

    private Set<Integer> lines(String name) {
        return linesByName.getOrDefault(name, Set.of());
    }

    private void add(String line, int number) {
        for (String name : line.split(",", -1)) {
            linesByName
                    .computeIfAbsent(Spelling.plain(name), key -> new HashSet<>())
                    .add(number);
        }
    }
}
