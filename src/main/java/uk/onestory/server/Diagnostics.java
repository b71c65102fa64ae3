package uk.onestory.server;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a library's message what must not come back to a client: values that the client sent or the store holds
 * (they may be of a person), and names of classes.
 */
class Diagnostics {

    private static final String GAP = "...";

    /** Ten digits in the spacings in which people write NHS numbers; an id that has as many in a row is told whole. */
    private static final Pattern ID_OR_TEN_DIGITS = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + "|(?<!\\d)(?<!\\d\\.)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\.?\\d)");

    private static final Pattern NUMBER_OF_MESSAGE = Pattern.compile("HAPI-\\d{1,5}: ?");

    private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\w)\\d{6,}(?!\\w)");

    /** What is taken out of any message, in this order. */
    private static final List<Rule> RULES = List.of(
            new Rule(NUMBER_OF_MESSAGE, ""),
            new Rule(Pattern.compile("(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*(?:: ?)?"), ""),
            new Rule(Pattern.compile("\\b[A-Z]\\w*(?:Exception|Error)\\b(?:: ?)?"), ""),
            new Rule(Pattern.compile("\\?[^\\s\"'\\]]+"), "?" + GAP),
            new Rule(Pattern.compile("\\|[^\\s\"',\\])]+"), "|" + GAP),
            new Rule(Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\S*"), GAP),
            new Rule(LONG_NUMBER, GAP));

    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|(?<![A-Za-z])'[^']*'(?![A-Za-z])|(?<=\\[)[^\\[\\]]*(?=])");

    /** Messages whose quotations are names (of parameters, elements, types), with what is told of them. */
    private static final List<Rule> NAMES_ONLY = List.of(
            new Rule(
                    Pattern.compile(
                            "(?s).*Unknown search parameter \"([\\w.:-]{1,64})\" for resource type \"(\\w+)\"\\."
                                    + "(?: Valid search parameters for this search are: (\\[[^\\]]*]))?.*"),
                    "Unknown search parameter $1 for $2. Known are: $3"),
            new Rule(
                    Pattern.compile("(?s).*Unknown _sort parameter value \"([\\w.:-]{1,64})\" for resource type"
                            + " \"(\\w+)\".*are: (\\[[^\\]]*]).*"),
                    "Unknown _sort parameter $1 for $2. Known are: $3"),
            new Rule(
                    Pattern.compile("(?s).*Invalid (_(?:rev)?include) parameter value: \"([\\w.:*-]{1,100})\".*"),
                    "Invalid $1 parameter $2; GET /fhir/metadata lists what can be included."),
            new Rule(
                    Pattern.compile("(?s).*\\[element=\"(\\w+)\"] Invalid attribute value.*"),
                    "The value of element $1 does not have the form of its type."),
            new Rule(
                    Pattern.compile("(?s).*Unknown element '([\\w:]{1,64})' found during parse.*"),
                    "Unknown element $1."),
            new Rule(
                    Pattern.compile("(?s).*Multiple repetitions of non-repeatable element '([\\w:]{1,64})'.*"),
                    "Element $1 may stand only once."),
            new Rule(
                    Pattern.compile("(?s).*missing required element: '(\\w{1,64})'.*"),
                    "The body lacks the element $1."),
            new Rule(
                    Pattern.compile("(?s).*does not appear to be valid XML/XHTML.*"),
                    "The narrative (text.div) is not well-formed XHTML."),
            new Rule(
                    Pattern.compile("(?s).*Unknown (element|attribute) '([\\w:-]{1,64})'((?: in \\w{1,64})?).*"),
                    "FHIR R4 has no $1 $2 here$3."),
            words(
                    "must contain an ID element which matches the request URL",
                    "The id in the body must be the one in the" + " URL: send the resource as it was read."),
            words("body must contain an ID element for update", "The body of a PUT has the id that stands in the URL."),
            words(
                    "URL must contain an ID element for update",
                    "A PUT goes to Type/id. To create something, POST it to Type."),
            words(
                    "ID must not be supplied on a create|an ID element must not be supplied|client-assigned ID|clients may"
                            + " only assign IDs",
                    "Clients choose no ids: POST to Type to create; PUT changes what is there."),
            words(
                    "No resource supplied for \\$validate",
                    "Send what is to be validated as the body, or in the parameter" + " resource."),
            words(
                    "contains multiple resources with (?:duplicate )?ID",
                    "Two entries of the transaction write the same" + " resource: send it once."),
            words(
                    "Resource contains reference to unknown resource ID",
                    "A reference leads to nothing here: send what it"
                            + " points to first, or in the same transaction."),
            new Rule(
                    Pattern.compile(
                            "(?s).*Resource \\S+ (?:is deleted|(?:previously cached in transaction as )?not.found)"
                                    + ".*specified in path: ([A-Z]\\w+(?:\\.\\w+)*).*"),
                    "$1 refers to something that is not here: send that first, or in the same transaction."),
            new Rule(
                    Pattern.compile("(?s).*Request has parameter ([\\w-]{1,64}) of type \\w+ but method expects type"
                            + " (?!I[A-Z])([A-Z]\\w+?)(?:Type|Dt)?"),
                    "The value of the parameter $1 is of another type than $2."),
            new Rule(
                    Pattern.compile("(?s).*Request has parameter ([\\w-]{1,64}) of type.*"),
                    "The value of the parameter $1 is of another type than the operation takes."),
            new Rule(
                    Pattern.compile("(?s).*using HTTP GET because parameter ([\\w-]{1,64}) is not a primitive.*"),
                    "The value of the parameter $1 does not go into a URL: POST it in Parameters."),
            new Rule(
                    Pattern.compile("(?s).*Incorrect resource type (?:found|detected).*"),
                    "The body is of another resource type than the URL."),
            // the rest of what a parser says quotes the body
            new Rule(
                    Pattern.compile("(?s).*Failed to parse request body.*"),
                    "The body cannot be read: an element is unknown, misplaced or not of its type."));

    private final Set<String> types;

    /** @param types resource types, whose names may stay in quotes */
    Diagnostics(Set<String> types) {
        this.types = types;
    }

    /** For messages of libraries. */
    String clean(String message) {
        if (message == null) {
            return "";
        }
        for (Rule rule : NAMES_ONLY) {
            Matcher names = rule.found().matcher(message);
            if (names.matches()) {
                return LONG_NUMBER.matcher(withoutNhsNumbers(told(rule, names))).replaceAll(GAP);
            }
        }
        String text = withoutTenDigits(QUOTED.matcher(message).replaceAll(this::unlessType));
        for (Rule rule : RULES) {
            text = rule.found().matcher(text).replaceAll(rule.told());
        }
        return text.strip();
    }

    /** For our own messages and the validator's, whose quotations are wanted: only NHS numbers go. */
    static String withoutNhsNumbers(String message) {
        return message == null
                ? null
                : withoutTenDigits(NUMBER_OF_MESSAGE.matcher(message).replaceAll(""));
    }

    private static String withoutTenDigits(String text) {
        return ID_OR_TEN_DIGITS.matcher(text).replaceAll(found -> found.group(1) == null ? GAP : found.group(1));
    }

    private static String told(Rule rule, Matcher names) {
        boolean list = names.groupCount() > 2 && names.group(3) != null;
        return names.replaceFirst(list ? rule.told() : rule.told().replace(" Known are: $3", ""));
    }

    private String unlessType(MatchResult quotation) {
        String quoted = quotation.group();
        String word = quoted.length() > 1 && !Character.isLetter(quoted.charAt(0))
                ? quoted.substring(1, quoted.length() - 1)
                : quoted;
        if (types.contains(word)) {
            return quoted;
        }
        return quoted.startsWith("\"") ? "\"" + GAP + "\"" : quoted.startsWith("'") ? "'" + GAP + "'" : GAP;
    }

    private static Rule words(String found, String told) {
        return new Rule(Pattern.compile("(?s).*(?:" + found + ").*"), told);
    }

    private record Rule(Pattern found, String told) {}
}
