package uk.onestory.story;

import java.util.List;

/** What people wrote, made fit for XML: everything that XML can say stays, and nothing is read as markup later. */
final class PlainText {

    private PlainText() {}

    /** Its rows without blank ones at the ends and without characters that XML has no way to write; none for null. */
    static List<String> rows(String text) {
        return text == null ? List.of() : printable(text).strip().lines().toList();
    }

    private static String printable(String text) {
        if (text.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\u2028' || c == '\u2029' ? '\n' : c)
                .filter(PlainText::isPrintable)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** XML 1.0 production 2, without the controls of C1 and the marks that force what follows into another order. */
    private static boolean isPrintable(int c) {
        boolean xml = c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
        boolean control = c >= 0x7F && c <= 0x9F;
        boolean override = c == 0x202D || c == 0x202E;
        return xml && !control && !override;
    }
}
