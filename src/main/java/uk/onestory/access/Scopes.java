package uk.onestory.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token grants: SMART App Launch 2 system scopes {@code system/Type.cruds}, and the v1 forms {@code .read},
 * {@code .write} and {@code .*}. A scope with a search condition ({@code ?…}) is not granted here.
 */
public final class Scopes {

    private static final String ANY_TYPE = "*";
    private static final Pattern SYNTAX = Pattern.compile("system/(\\*|[A-Z][A-Za-z]+)\\.(read|write|\\*|c?r?u?d?s?)");
    private static final Map<String, String> V1 = Map.of("read", "rs", "write", "cud", "*", "cruds");

    private final Map<String, Set<Character>> letters = new HashMap<>();

    /** Words that are no FHIR scope are passed over: they grant nothing. */
    public static Scopes of(Collection<String> granted) {
        Scopes scopes = new Scopes();
        granted.forEach(scope -> parse(scope).ifPresent(scopes::add));
        return scopes;
    }

    /** What this grant and another one hold both. */
    Scopes within(Scopes other) {
        Scopes both = new Scopes();
        Stream.concat(letters.keySet().stream(), other.letters.keySet().stream())
                .distinct()
                .forEach(type -> both.add(new Scope(type, common(type, other))));
        return both;
    }

    private Set<Character> common(String type, Scopes other) {
        return Stream.of(Interaction.values())
                .map(Interaction::letter)
                .filter(letter -> holds(type, letter) && other.holds(type, letter))
                .collect(Collectors.toSet());
    }

    private boolean holds(String type, char letter) {
        return has(ANY_TYPE, letter) || has(type, letter);
    }

    boolean allow(String type, Interaction interaction) {
        return has(ANY_TYPE, interaction.letter()) || has(type, interaction.letter());
    }

    /** Read or search: enough to be shown a resource of the type that came along with another one. */
    public boolean show(String type) {
        return allow(type, Interaction.READ) || allow(type, Interaction.SEARCH);
    }

    /** Whether this grant holds all that another one did, by its {@link #text()}. */
    public boolean coverAll(String granted) {
        return granted.isEmpty() || Stream.of(granted.split(" ")).allMatch(this::cover);
    }

    /** The grant in SMART v2, each type once and in order: the same grant is the same text. */
    public String text() {
        return new TreeMap<>(letters)
                .entrySet().stream()
                        .map(type -> "system/" + type.getKey() + "." + inOrder(type.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static String inOrder(Set<Character> letters) {
        return Stream.of(Interaction.values())
                .map(Interaction::letter)
                .filter(letters::contains)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** Whether this grant holds all that the asked scope would give; false for what is no scope. */
    boolean cover(String asked) {
        return parse(asked)
                .map(scope ->
                        scope.letters().stream().allMatch(letter -> has(ANY_TYPE, letter) || has(scope.type(), letter)))
                .orElse(false);
    }

    private boolean has(String type, char letter) {
        return letters.getOrDefault(type, Set.of()).contains(letter);
    }

    private void add(Scope scope) {
        if (scope.letters().isEmpty()) {
            return;
        }
        letters.computeIfAbsent(scope.type(), type -> new HashSet<>()).addAll(scope.letters());
    }

    private static Optional<Scope> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches() || matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        Set<Character> letters = new HashSet<>();
        for (char letter : V1.getOrDefault(matcher.group(2), matcher.group(2)).toCharArray()) {
            letters.add(letter);
        }
        return Optional.of(new Scope(matcher.group(1), letters));
    }

    private record Scope(String type, Set<Character> letters) {}
}
