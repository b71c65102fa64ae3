package uk.onestory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import uk.onestory.conformance.NhsNumber;

/** FHIR files of the tests, and NHS numbers that no other test of this run uses. */
public final class Fixtures {

    /** In the files, in place of an NHS number. */
    private static final String NHS_NUMBER = "{nhs-number}";

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 900_000) + 90_000);

    private Fixtures() {}

    /** A file of {@code src/test/resources}, each time about another person. */
    public static String json(String file) {
        return json(file, nextNhsNumber());
    }

    public static String json(String file, String nhsNumber) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(NHS_NUMBER, nhsNumber);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Bundle bundle(String file) {
        return OneStoryServer.fhir().newJsonParser().parseResource(Bundle.class, json(file));
    }

    /** The referral of a file, for one reason more. */
    public static String because(String json, String words) {
        return json.replace(
                "\"reasonReference\"", "\"reasonCode\": [{\"text\": \"" + words + "\"}], \"reasonReference\"");
    }

    /** Of the range 999, which is never given to real people, with the right check digit. */
    public static String nextNhsNumber() {
        while (true) {
            String nine = "999" + String.format("%06d", NEXT.getAndIncrement() % 1_000_000);
            int check = NhsNumber.checkDigit(nine);
            if (check < 10) {
                return nine + check;
            }
        }
    }
}
