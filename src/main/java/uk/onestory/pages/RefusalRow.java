package uk.onestory.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * When an operation is refused, from the table {@code pages/refusals.txt}.
 *
 * @param rule null where no rule of ours stands behind it
 */
record RefusalRow(String operation, int status, Link rule, String when) {

    static List<RefusalRow> of(String operation, Catalogue catalogue) {
        return lines().map(line -> line.split(" *\\| *", 4))
                .filter(cells -> cells[0].equals(operation))
                .map(cells -> new RefusalRow(
                        cells[0],
                        Integer.parseInt(cells[1]),
                        cells[2].isEmpty() ? null : catalogue.code(Catalogue.RULES, cells[2]),
                        cells[3]))
                .toList();
    }

    private static Stream<String> lines() {
        try (InputStream table = RefusalRow.class.getResourceAsStream("/pages/refusals.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
