package uk.onestory.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which profile an example that names none is meant for: the table in the README beside the examples, where authors look
 * and write, read as it stands.
 */
class ExampleNames {

    private static final Pattern ROW =
            Pattern.compile("^\\|(?<beginnings>(?:[ ,]*`[a-z0-9-]+-`)+) *\\|(?<profiles>.*)\\|$");
    private static final Pattern BEGINNING = Pattern.compile("[a-z0-9-]+-(?=`)");
    private static final Pattern PROFILE = Pattern.compile("OneStory-[A-Za-z0-9]+");

    private final Map<String, String> profileByBeginning = new TreeMap<>();

    ExampleNames(Path readme) throws IOException {
        for (String line : Files.readAllLines(readme)) {
            Matcher row = ROW.matcher(line.strip());
            if (row.matches()) {
                List<String> beginnings = all(BEGINNING, row.group("beginnings"));
                List<String> profiles = all(PROFILE, row.group("profiles"));
                for (int i = 0; i < Math.min(beginnings.size(), profiles.size()); i++) {
                    profileByBeginning.put(beginnings.get(i), profiles.get(i));
                }
            }
        }
    }

    /** Id of the profile; the longest beginning that fits counts. */
    Optional<String> profile(String example) {
        return beginning(example).map(profileByBeginning::get);
    }

    /** {@code referral-no-reason} is "No reason". */
    String title(String example) {
        String rest = example.substring(beginning(example).map(String::length).orElse(0))
                .replace('-', ' ');
        return rest.substring(0, 1).toUpperCase(java.util.Locale.UK) + rest.substring(1);
    }

    private Optional<String> beginning(String example) {
        return profileByBeginning.keySet().stream()
                .filter(example::startsWith)
                .max(Comparator.comparingInt(String::length));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
