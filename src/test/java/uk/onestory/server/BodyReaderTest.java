package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private static final int LIMIT = 100_000;

    private final BodyReader reader = new BodyReader(LIMIT);

    @Test
    void leavesWhatIsNotPacked() throws IOException {
        assertThat(reader.read(new byte[LIMIT], null)).hasSize(LIMIT);
        assertThat(reader.read(new byte[0], "identity")).isEmpty();
    }

    @Test
    void unpacksGzipWithinTheLimit() throws IOException {
        assertThat(reader.read(gzip(LIMIT), "gzip")).hasSize(LIMIT);
        refused(gzip(LIMIT + 1), "gzip", 413);
        refused(gzip(500 * LIMIT), "GZIP", 413);
    }

    @Test
    void refusesBrokenGzipAndOtherEncodings() throws IOException {
        refused(new byte[10], "gzip", 400);
        refused(Arrays.copyOf(gzip(1_000), 15), "gzip", 400);
        refused(new byte[10], "br", 415);
        refused(new byte[10], "gzip, gzip", 415);
    }

    private void refused(byte[] body, String encoding, int status) {
        assertThatThrownBy(() -> reader.read(body, encoding))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.failure().status()).isEqualTo(status));
    }

    private static byte[] gzip(int count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[count]);
        }
        return packed.toByteArray();
    }
}
