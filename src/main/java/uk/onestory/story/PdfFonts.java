package uk.onestory.story;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fonts that are embedded: Liberation Sans for Latin, Greek, Cyrillic and Hebrew, DejaVu Sans for what that lacks,
 * Arabic before all. Both are free and come as files in libraries. Scripts of neither (Chinese, Bengali, emoji) show as a
 * replacement mark in the PDF; the page has them.
 */
final class PdfFonts {

    private static final List<Font> TABLE = List.of(
            new Font("Liberation Sans", 400, "liberation/LiberationSans-Regular.ttf"),
            new Font("Liberation Sans", 700, "liberation/LiberationSans-Bold.ttf"),
            new Font("DejaVu Sans", 400, "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"),
            new Font("DejaVu Sans", 700, "net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf"));

    /** Read from the archive at the first PDF that needs them: 2.3 MB. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    void addTo(PdfRendererBuilder builder) {
        TABLE.forEach(font -> builder.useFont(
                () -> new ByteArrayInputStream(files.computeIfAbsent(font.file(), PdfFonts::read)),
                font.family(),
                font.weight(),
                FontStyle.NORMAL,
                true));
    }

    private static byte[] read(String file) {
        try (InputStream in = PdfFonts.class.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Font(String family, int weight, String file) {}
}
