package uk.onestory.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.onestory.server.SettingsException;

/** The one token that opens the metrics and nothing else. It stands in a file and is never logged. */
@Component
class ScrapeToken {

    /** What a Bearer header can carry (RFC 6750 §2.1), and too much to be guessed. */
    private static final Pattern FORM = Pattern.compile("[-A-Za-z0-9._~+/]{32,}={0,2}");

    private static final int LONGEST_FILE = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(ScrapeToken.class);

    private final Path file;
    private volatile boolean told;

    ScrapeToken(MetricsSettings settings) {
        this.file = settings.tokenFile();
        if (file != null && read() == null) {
            throw new SettingsException(
                    "the file of onestory.metrics.token-file holds no token that can be used",
                    "write at least 32 letters and digits into " + file
                            + " (openssl rand -hex 32) that this process can" + " read, or leave the setting out");
        }
    }

    boolean matches(String sent) {
        if (file == null || sent == null) {
            return false;
        }
        String token = read();
        if (token == null) {
            tellOnce();
            return false;
        }
        told = false;
        return MessageDigest.isEqual(digest(token), digest(sent));
    }

    /** @return null where there is none */
    private String read() {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                return null;
            }
            String token = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
            return FORM.matcher(token).matches() ? token : null;
        } catch (IOException | SecurityException unreadable) {
            return null;
        }
    }

    private void tellOnce() {
        if (!told) {
            told = true;
            LOG.warn("{} holds no token any more: nobody can read metrics with it", file);
        }
    }

    /** Of one length, so that the time of a comparison tells neither the token nor how long it is. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java has SHA-256", none);
        }
    }
}
