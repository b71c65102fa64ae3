package uk.onestory.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls of operations among the requests of {@code src/docs/http}, with the answers that lie beside the examples. */
class OperationExamples {

    private static final Pattern TOKEN = Pattern.compile("Bearer \\{\\{(\\w+)}}");

    private final Path answers;
    private final List<HttpRequest> all;

    /**
     * Reads the requests.
     *
     * @param requests folder of {@code .http} files; may be missing
     * @param answers folder of JSON files, named by the title of the request
     */
    OperationExamples(Path requests, Path answers) throws IOException {
        this.answers = answers;
        if (Files.isDirectory(requests)) {
            try (Stream<Path> files = Files.list(requests)) {
                this.all = files.filter(file -> file.toString().endsWith(".http"))
                        .sorted()
                        .flatMap(file -> HttpRequest.of(text(file)).stream())
                        .toList();
            }
        } else {
            this.all = List.of();
        }
    }

    /** Those that are done first, then those that are refused. Of calls with one body for many answers the first. */
    List<OperationExample> of(String code) {
        Pattern call = Pattern.compile(".*/\\$" + Pattern.quote(code) + "(?:\\?.*)?");
        List<HttpRequest> calls = all.stream()
                .filter(request -> call.matcher(request.url()).matches())
                .filter(request -> Files.exists(answer(request)))
                .toList();
        return Stream.concat(
                        calls.stream().filter(HttpRequest::isTaken),
                        calls.stream().filter(request -> !request.isTaken()))
                .map(this::example)
                .toList();
    }

    private OperationExample example(HttpRequest request) {
        Matcher token = TOKEN.matcher(request.text());
        return new OperationExample(
                request.title(),
                token.find() ? "demo-" + token.group(1) : "nobody",
                request.text().replaceFirst("(?m)^Authorization: .*\\R?", ""),
                request.answer(),
                text(answer(request)));
    }

    private Path answer(HttpRequest request) {
        return answers.resolve(request.slug() + ".json");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
