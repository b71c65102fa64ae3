package uk.onestory.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Where a parser of JSON stands, as FHIRPath: the best that can be told about a body that cannot be read. */
final class JsonPath {

    /** A path of more steps tells no more. */
    private static final int MOST = 12;

    private static final Pattern NAME = Pattern.compile("\\w{1,64}");

    private JsonPath() {}

    /** @param root the resource type */
    static String of(Object parser, String root) {
        return parser instanceof JsonParser at ? of(at.getParsingContext(), root) : root;
    }

    /** Of the first number that Java cannot hold. */
    static String ofNumber(JsonFactory json, byte[] body, String root) {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric() && !isNumber(parser.getText())) {
                    return of(parser, root);
                }
            }
            return root;
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static boolean isNumber(String text) {
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException beyond) {
            return false;
        }
    }

    private static String of(JsonStreamContext at, String root) {
        Deque<String> steps = new ArrayDeque<>();
        for (JsonStreamContext level = at; level != null && !level.inRoot(); level = level.getParent()) {
            if (level.inArray()) {
                steps.push("[" + Math.max(level.getCurrentIndex(), 0) + "]");
            } else if (level.getCurrentName() != null) {
                steps.push("." + level.getCurrentName());
            }
        }
        StringBuilder path = new StringBuilder(root);
        int told = 0;
        for (String step : steps) {
            boolean readable =
                    step.startsWith("[") || NAME.matcher(step.substring(1)).matches();
            if (!readable || ++told > MOST) {
                break;
            }
            path.append(step);
        }
        return path.toString();
    }
}
