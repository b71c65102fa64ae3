package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private static final int LIMIT = 100_000;

    private final BodyReader reader = new BodyReader(LIMIT, Duration.ofSeconds(5));

    @Test
    void readsUpToTheLimit() throws IOException {
        assertThat(reader.read(zeros(LIMIT), null, LIMIT)).hasSize(LIMIT);
        assertThat(reader.read(zeros(LIMIT), null, -1)).hasSize(LIMIT);
        assertThat(reader.read(zeros(0), "identity", 0)).isEmpty();
    }

    @Test
    void refusesMoreWhetherAnnouncedOrNot() {
        refused(zeros(LIMIT + 1), null, LIMIT + 1, 413);
        refused(zeros(LIMIT + 1), null, -1, 413);
        refused(zeros(LIMIT * 5), null, -1, 413);
    }

    @Test
    void unpacksGzipWithinTheLimit() throws IOException {
        assertThat(reader.read(new ByteArrayInputStream(gzip(LIMIT)), "gzip", -1))
                .hasSize(LIMIT);
        refused(new ByteArrayInputStream(gzip(LIMIT + 1)), "gzip", -1, 413);
        refused(new ByteArrayInputStream(gzip(500 * LIMIT)), "GZIP", -1, 413);
    }

    @Test
    void refusesBrokenGzipAndOtherEncodings() throws IOException {
        refused(zeros(10), "gzip", 10, 400);
        byte[] half = java.util.Arrays.copyOf(gzip(1_000), 15);
        refused(new ByteArrayInputStream(half), "gzip", -1, 400);
        refused(zeros(10), "br", 10, 415);
        refused(zeros(10), "gzip, gzip", 10, 415);
    }

    @Test
    void refusesABodyThatDripsIn() {
        BodyReader impatient = new BodyReader(LIMIT, Duration.ofMillis(50));
        InputStream drip = new InputStream() {
            @Override
            public int read() {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> impatient.read(drip, null, -1))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.failure().status()).isEqualTo(408));
    }

    private void refused(InputStream body, String encoding, long announced, int status) {
        assertThatThrownBy(() -> reader.read(body, encoding, announced))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.failure().status()).isEqualTo(status));
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static byte[] gzip(int count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[count]);
        }
        return packed.toByteArray();
    }
}
